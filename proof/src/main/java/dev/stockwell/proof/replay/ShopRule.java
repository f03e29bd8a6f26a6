package dev.stockwell.proof.replay;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * Through which channel an invoice came. The file does not say, so a rule does: much is wholesale; of the rest a stated
 * share, drawn by the invoice's number and only from customers in the country, went over the two counters.
 */
final class ShopRule {
    /** From so many units on, an invoice is wholesale. */
    static final long WHOLESALE_UNITS = 300;

    /** So many of a hundred smaller domestic invoices are till sales. */
    static final int TILL_PERCENT = 30;

    private static final String HOME = "United Kingdom";

    private ShopRule() {}

    static Shop shopFor(String invoice, long units, String country) {
        if (units >= WHOLESALE_UNITS) {
            return Shop.WHOLESALE;
        }
        long draw = draw(invoice);
        if (country.equals(HOME) && draw % 100 < TILL_PERCENT) {
            return draw / 100 % 2 == 0 ? Shop.TILL_A : Shop.TILL_B;
        }
        return Shop.WEB;
    }

    /** A number that looks random and is the same in every run. */
    static long draw(String text) {
        CRC32 sum = new CRC32();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return sum.getValue();
    }
}

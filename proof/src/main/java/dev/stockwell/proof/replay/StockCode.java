package dev.stockwell.proof.replay;

import java.util.Locale;
import java.util.Set;

/** The seller's codes: what of them are goods, and how one code is written. */
final class StockCode {
    /** Postage, discounts, charges, fees, samples, corrections by hand and charity: money without goods. */
    private static final Set<String> NOT_GOODS =
            Set.of("POST", "DOT", "C2", "M", "D", "S", "B", "BANK CHARGES", "AMAZONFEE", "CRUK");

    private static final String GIFT_VOUCHER = "GIFT_";

    private StockCode() {}

    /** The code without blanks around it and in capitals: the file has 85123A and 85123a for one thing. */
    static String normalised(String code) {
        return code.strip().toUpperCase(Locale.ROOT);
    }

    /** Whether units of it can lie on a shelf. */
    static boolean isGoods(String normalised) {
        return !NOT_GOODS.contains(normalised) && !normalised.startsWith(GIFT_VOUCHER);
    }
}

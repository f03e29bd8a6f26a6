package dev.stockwell.proof.replay;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Decides what a line tells. A line without a price is an order's only if it bears a title under which the item was sold
 * at other times; any other words are the clerk's.
 */
final class Classifier {
    private static final Pattern ORDER = Pattern.compile("[0-9]+");
    private static final Pattern RETURN = Pattern.compile("C[0-9]+");

    private final Map<String, Set<String>> titles = new HashMap<>();

    /** Learns from all lines under which titles each item was sold. */
    Classifier(List<RetailRow> rows) {
        for (RetailRow row : rows) {
            if (row.price().signum() > 0 && !row.words().isEmpty()) {
                titles.computeIfAbsent(row.sku(), any -> new HashSet<>()).add(plain(row.words()));
            }
        }
    }

    RowKind classify(RetailRow row) {
        if (row.quantity() == 0) {
            return new RowKind.Odd(RowKind.Reason.NO_QUANTITY);
        }
        if (row.price().signum() < 0) {
            return new RowKind.Odd(RowKind.Reason.NEGATIVE_PRICE);
        }
        if (RETURN.matcher(row.invoice()).matches()) {
            return row.quantity() < 0 ? new RowKind.GivenBack() : new RowKind.Odd(RowKind.Reason.POSITIVE_RETURN);
        }
        if (!ORDER.matcher(row.invoice()).matches()) {
            return new RowKind.Odd(RowKind.Reason.FOREIGN_INVOICE);
        }
        if (row.price().signum() > 0) {
            return row.quantity() > 0 ? new RowKind.Ordered() : new RowKind.Odd(RowKind.Reason.NEGATIVE_ORDER);
        }
        return withoutPrice(row);
    }

    private RowKind withoutPrice(RetailRow row) {
        if (row.words().isEmpty()) {
            return new RowKind.Odd(RowKind.Reason.NO_PRICE_NO_WORDS);
        }
        if (row.quantity() > 0 && titles.getOrDefault(row.sku(), Set.of()).contains(plain(row.words()))) {
            return new RowKind.Ordered();
        }
        if (!StockCode.isGoods(row.sku())) {
            return new RowKind.Odd(RowKind.Reason.ADJUSTED_SERVICE);
        }
        return new RowKind.Adjusted(ClerksWords.read(row.words()));
    }

    private static String plain(String words) {
        return words.strip().toLowerCase(Locale.ROOT);
    }
}

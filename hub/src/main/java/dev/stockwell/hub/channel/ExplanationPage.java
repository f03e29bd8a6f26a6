package dev.stockwell.hub.channel;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the page of an explained number shows.
 *
 * @param itemPath the page of the item
 * @param question what the number is, in words
 * @param decimals how many decimals the number has
 * @param terms of the number
 * @param components the parts of a bundle, each with its own terms
 * @param stepDecimals how many decimals the items behind it have, by SKU
 * @param isPast whether it is about a past instant
 * @param numbers the other numbers of the same thing that can be opened from here
 */
public record ExplanationPage(
        String itemPath,
        @Nullable String title,
        String question,
        int decimals,
        Explanation explained,
        List<Row> terms,
        List<Part> components,
        Map<String, Integer> stepDecimals,
        boolean isPast,
        List<Other> numbers,
        List<Instant> instants) {

    /** How many decimals an item's own quantities have. */
    public int decimalsOf(@Nullable String sku) {
        return sku == null ? decimals : stepDecimals.getOrDefault(sku, decimals);
    }

    /**
     * A term: in the item's unit up to the one that makes packs or bundles of it, then in these.
     *
     * @param decimals of the quantity
     * @param sumDecimals of the sum
     */
    public record Row(Explanation.Line line, String label, int decimals, int sumDecimals) {
        /** Whether what it adds can be told: between two units there is no difference. */
        public boolean hasQuantity() {
            return decimals == sumDecimals;
        }
    }

    /** A component of a bundle. */
    public record Part(Explanation.Component component, int decimals, List<Row> terms) {}

    /** Another number of the same thing. */
    public record Other(String name, String path, boolean isThis) {}

    /** A past instant that can be asked for. */
    public record Instant(String name, String path) {}

    /** The past instants that a page offers. */
    enum Ago {
        HOUR("1 hour ago", Duration.ofHours(1)),
        DAY("1 day ago", Duration.ofDays(1)),
        WEEK("1 week ago", Duration.ofDays(7)),
        MONTH("30 days ago", Duration.ofDays(30));

        private final String words;
        private final Duration time;

        Ago(String words, Duration time) {
            this.words = words;
            this.time = time;
        }

        String words() {
            return words;
        }

        Duration time() {
            return time;
        }
    }
}

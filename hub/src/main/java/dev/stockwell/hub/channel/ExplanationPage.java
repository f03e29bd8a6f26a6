package dev.stockwell.hub.channel;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page of an explained number shows.
 *
 * @param itemPath the page of the item
 * @param question what the number is, in words
 * @param decimals how many decimals the quantities have
 * @param isPast whether it is about a past instant
 * @param numbers the other numbers of the same thing that can be opened from here
 */
public record ExplanationPage(
        String itemPath,
        @Nullable String title,
        String question,
        int decimals,
        Explanation explained,
        boolean isPast,
        List<Other> numbers,
        List<Instant> instants) {

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

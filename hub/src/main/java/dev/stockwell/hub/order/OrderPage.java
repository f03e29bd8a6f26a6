package dev.stockwell.hub.order;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the page of an order shows. */
public record OrderPage(Head head, @Nullable Instant updatedAt, List<Line> lines) {

    /**
     * An order in a list.
     *
     * @param missing units that are short, over all lines
     * @param parked units whose SKU or listing is not known yet
     */
    public record Head(
            String channel,
            String channelName,
            String id,
            String path,
            String status,
            Instant placedAt,
            int lines,
            long committed,
            long missing,
            long parked,
            long shipped) {}

    /**
     * A line, in its own units.
     *
     * @param path the page of what it sells; null if that is not known
     * @param sources where its goods are, in words
     */
    public record Line(
            String name,
            @Nullable String path,
            @Nullable String title,
            @Nullable Long quantity,
            long committed,
            long missing,
            long parked,
            long shipped,
            long returned,
            List<String> sources) {}

    /** What the list of orders shows. */
    public record Listed(
            List<Head> orders,
            List<Choice> channels,
            @Nullable String channel,
            @Nullable String status,
            @Nullable String next) {}

    /** What a filter may be set to. */
    public record Choice(String code, String name) {}
}

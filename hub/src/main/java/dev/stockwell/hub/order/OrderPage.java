package dev.stockwell.hub.order;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the page of an order shows. */
public record OrderPage(Head head, @Nullable Instant updatedAt, List<Line> lines) {

    /**
     * An order in a list.
     *
     * @param committed over all lines, each in its own unit, as are the others
     * @param missing units that are short
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
            BigDecimal committed,
            BigDecimal missing,
            BigDecimal parked,
            BigDecimal shipped) {}

    /**
     * A line, in its own units.
     *
     * @param decimals how many its quantities have
     * @param path the page of what it sells; null if that is not known
     */
    public record Line(
            String name,
            @Nullable String path,
            @Nullable String title,
            int decimals,
            @Nullable Long quantity,
            long committed,
            long missing,
            long parked,
            long shipped,
            long returned,
            List<Source> sources) {}

    /**
     * Where goods of a line are, in their item's unit.
     *
     * @param words of what and where
     */
    public record Source(long quantity, int decimals, String words) {}

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

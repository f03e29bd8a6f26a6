package dev.stockwell.hub.feed;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that is to be read again.
 *
 * @param kind stock, availability, order, incident or channel
 * @param sku the item of a stock change, or that an incident is about
 * @param listing the channel's id of the listing that may show another number
 * @param order the channel's id of the order
 * @param state opened or closed, of an incident; how the connection stands, of a channel
 * @param at when it was learnt of
 */
record Change(
        @JsonIgnore Cursor cursor,
        @JsonIgnore ChangeKind of,
        String kind,
        @Nullable String sku,
        @Nullable String channel,
        @Nullable String listing,
        @Nullable String order,
        @Nullable UUID incident,
        @Nullable String state,
        Instant at) {

    /** What two changes have in common if one of them says enough. */
    List<Object> subject() {
        return Arrays.asList(kind, sku, channel, listing, order, incident, state).stream()
                .<Object>map(part -> part == null ? "" : part)
                .toList();
    }

    /** Its event's name in the stream. */
    String event() {
        return of.event(this);
    }
}

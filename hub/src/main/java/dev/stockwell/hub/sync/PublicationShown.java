package dev.stockwell.hub.sync;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a listing should show at a place, was told, has acknowledged and was seen to show.
 *
 * @param terms how desired came about
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PublicationShown(
        String listing,
        String place,
        @Nullable String placeName,
        String sku,
        String write,
        boolean pilot,
        @Nullable Long desired,
        @Nullable Instant desiredAt,
        @Nullable Long sent,
        @Nullable Instant sentAt,
        @Nullable Long acknowledged,
        @Nullable Instant acknowledgedAt,
        @Nullable Long observed,
        @Nullable Instant observedAt,
        @Nullable Long shown,
        @Nullable String difference,
        @Nullable Instant differenceAt,
        @Nullable String refusal,
        @Nullable Long saved,
        @JsonRawValue @Nullable String terms) {}

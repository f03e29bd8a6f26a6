package dev.stockwell.hub.channel;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A number taken apart.
 *
 * @param at the instant that it is about
 * @param locations those behind the number
 * @param counted whether it is stocked at all; what is not has no number, and no limit
 * @param quantity the sum of the terms' quantities
 * @param stepsPerUnit the item's smallest steps in one unit of it; absent for a bundle
 * @param onHand all units there are, whatever their state; only where no channel is asked for
 * @param terms in the order in which they are added up
 * @param components for a bundle, for how many of it each component is enough
 * @param together for a bundle, how many each location can put together
 * @param besides what is on hand and not in the terms
 */
public record Explanation(
        String sku,
        @Nullable String channel,
        @Nullable String method,
        @Nullable String location,
        Instant at,
        List<String> locations,
        boolean counted,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Long quantity,
        @Nullable Long stepsPerUnit,
        @Nullable Long onHand,
        List<Line> terms,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Component> components,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Spot> together,
        List<Beside> besides) {

    /**
     * One step on the way to the number.
     *
     * @param quantity what it adds, or takes away
     * @param sum of the quantities so far
     */
    public record Line(
            String label,
            long quantity,
            String kind,
            long sum,
            @Nullable Ref ref) {}

    /** A component of a bundle; its terms add up to its own quantity. */
    public record Component(String sku, long perUnit, long quantity, boolean limiting, List<Line> terms) {}

    /** How many bundles a location can put together, and which component sets the limit there. */
    public record Spot(String location, long quantity, String limitedBy) {}

    /** What is on hand and does not count; as known now, with the first of the claims that have it. */
    public record Beside(
            String label,
            long quantity,
            String kind,
            Ref ref,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Claim> claims) {}

    /** A hold or an order that has a part of it. */
    public record Claim(
            long quantity,
            String channel,
            @Nullable UUID reservation,
            @Nullable String order,
            @Nullable Instant expiresAt) {}

    /**
     * Where to look further.
     *
     * @param version the level's version: the movement of that version is the newest behind the quantity
     * @param ledger the call that lists the movements, the newest first
     */
    public record Ref(
            @Nullable String sku,
            @Nullable String location,
            @Nullable String pool,
            @Nullable Long version,
            @Nullable String rule,
            @Nullable String ledger) {}
}

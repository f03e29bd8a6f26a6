package dev.stockwell.hub.order;

import dev.stockwell.hub.web.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A reservation as the API shows it.
 *
 * @param status held, expired, confirmed, released; in a batch also refused or failed
 * @param order the order that has it
 */
record ReservationShown(
        UUID id,
        String status,
        @Nullable Boolean replayed,
        @Nullable Instant expiresAt,
        @Nullable String order,
        @Nullable List<Line> lines,
        @Nullable Map<String, Object> problem) {

    /**
     * What was asked for and what is held, in the line's own unit.
     *
     * @param sources what it has from where, in the smallest steps of the items
     */
    record Line(@Nullable String sku, long quantity, long held, List<SourceShown> sources) {}

    static ReservationShown refused(UUID id, String status, @Nullable Boolean replayed, Problem problem) {
        return new ReservationShown(id, status, replayed, null, null, null, problem.body());
    }
}

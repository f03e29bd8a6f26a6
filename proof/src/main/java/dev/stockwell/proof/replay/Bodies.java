package dev.stockwell.proof.replay;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The JSON that is sent, as API.md names it; what is null is left out. */
final class Bodies {
    private static final String CURRENCY = "GBP";

    private Bodies() {}

    record Money(String amount, String currency) {
        static Money pounds(String amount) {
            return new Money(amount, CURRENCY);
        }
    }

    record Item(String title, boolean stocked, @Nullable Money unitCost) {}

    record Movement(
            UUID id,
            String type,
            String sku,
            String location,
            long quantity,
            @Nullable String fromPool,
            @Nullable String toPool,
            @Nullable String reason,
            @Nullable String reference,
            String occurredAt,
            @Nullable Money unitCost) {}

    record Movements(List<Movement> movements) {}

    record HoldLine(String sku, long quantity) {}

    record Hold(UUID id, String channel, List<HoldLine> lines, String expiresIn, boolean partial, String split) {}

    record Confirm(String order) {}

    record SaleLine(
            String sku,
            long quantity,
            Money unitPrice,
            @Nullable String condition) {}

    record Sale(UUID id, String channel, String location, String occurredAt, List<SaleLine> lines) {}

    record Sales(List<Sale> sales) {}

    record Fulfilment(String id, String location, long quantity, String at, String by) {}

    record Returned(String id, String location, long quantity, String at) {}

    record OrderLine(
            String id,
            String sku,
            long quantity,
            long cancelled,
            Money unitPrice,
            @Nullable List<Fulfilment> fulfilments,
            @Nullable List<Returned> returns) {}

    record Order(
            String updatedAt,
            String placedAt,
            String status,
            boolean complete,
            @Nullable UUID reservation,
            List<OrderLine> lines) {}
}

package dev.stockwell.hub.order;

import dev.stockwell.hub.catalog.Catalog;
import dev.stockwell.hub.channel.Setups;
import dev.stockwell.hub.web.Input;
import dev.stockwell.kernel.ClaimId;
import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.Outcome;
import dev.stockwell.kernel.reading.ClaimView;
import dev.stockwell.kernel.reading.Claims;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The showing of orders: rows and what the kernel has, put together. */
@Component
class OrderView {
    private final Claims claims;
    private final Catalog catalog;
    private final Setups setups;
    private final Sourced sourced;

    OrderView(Claims claims, Catalog catalog, Setups setups, Sourced sourced) {
        this.claims = claims;
        this.catalog = catalog;
        this.setups = setups;
        this.sourced = sourced;
    }

    /** What became of a snapshot. */
    OrderShown of(Orders.Taken taken) {
        Outcome.OrderApplied outcome = taken.outcome();
        if (outcome == null || !outcome.applied()) {
            OrderShelf now =
                    claims.find(taken.order().claim()).map(OrderShelf::of).orElseGet(OrderShelf::empty);
            return shown(taken.order(), now, false, null, null);
        }
        List<String> flags =
                outcome.flags().stream().map(Input::written).sorted().toList();
        boolean isReplayed = taken.answer() != null && taken.answer().replayed();
        return shown(
                taken.order(),
                OrderShelf.of(outcome),
                true,
                isReplayed ? Boolean.TRUE : null,
                flags.isEmpty() ? null : flags);
    }

    /** Orders as they are now. */
    List<OrderShown> of(List<StoredOrder> orders) {
        Map<ClaimId, ClaimView> found =
                claims.find(orders.stream().map(StoredOrder::claim).toList());
        return orders.stream()
                .map(order -> shown(order, shelf(found.get(order.claim())), null, null, null))
                .toList();
    }

    private static OrderShelf shelf(@Nullable ClaimView claim) {
        return claim == null ? OrderShelf.empty() : OrderShelf.of(claim);
    }

    private OrderShown shown(
            StoredOrder order,
            OrderShelf shelf,
            @Nullable Boolean applied,
            @Nullable Boolean replayed,
            @Nullable List<String> flags) {
        Snapshot snapshot = Objects.requireNonNull(order.snapshot());
        List<OrderShown.Line> lines = new ArrayList<>();
        Set<Integer> shown = new HashSet<>();
        for (Snapshot.Line line : snapshot.lines()) {
            NumberedLine numbered = Objects.requireNonNull(order.numbering().current(line));
            shown.add(numbered.number());
            lines.add(line(line, numbered, numbered.isKnown() ? 0 : snapshot.moving(line), shelf));
        }
        for (NumberedLine old : order.numbering().lines()) {
            if (!shown.contains(old.number()) && !shelf.isEmpty(old.number())) {
                lines.add(line(null, old, 0, shelf));
            }
        }
        return new OrderShown(
                setups.current().code(order.channel()),
                order.externalId(),
                applied,
                replayed,
                flags,
                Input.written(snapshot.status()),
                snapshot.placedAt(),
                snapshot.updatedAt(),
                snapshot.reservation(),
                lines,
                snapshot.shipTo(),
                snapshot.requestedShipDate());
    }

    private OrderShown.Line line(Snapshot.@Nullable Line line, NumberedLine numbered, long parked, OrderShelf shelf) {
        return new OrderShown.Line(
                numbered.id(),
                sku(line, numbered),
                line == null ? null : line.listing(),
                line == null ? null : line.quantity(),
                line == null ? null : line.cancelled(),
                line == null ? null : line.unitPrice(),
                line == null ? null : line.pickup(),
                shelf.committed(numbered),
                shelf.lacking(numbered),
                parked,
                shelf.shipped(numbered),
                shelf.returned(numbered),
                line == null ? null : line.refunded(),
                sourced.shown(shelf.sources(numbered)),
                line == null || line.fulfilments().isEmpty() ? null : line.fulfilments(),
                line == null || line.returns().isEmpty() ? null : line.returns());
    }

    /** An item by the name that it has now; what is sold in packs or bundles by the name that it had. */
    private @Nullable String sku(Snapshot.@Nullable Line line, NumberedLine numbered) {
        if (numbered.sku() == null || numbered.recipe() == null) {
            return line == null ? null : line.sku();
        }
        boolean isItem =
                numbered.recipe().size() == 1 && numbered.recipe().getFirst().units() == 1;
        if (!isItem) {
            return numbered.sku();
        }
        ItemId item = new ItemId(numbered.recipe().getFirst().item());
        return catalog.skus(List.of(item)).getOrDefault(item, numbered.sku());
    }
}

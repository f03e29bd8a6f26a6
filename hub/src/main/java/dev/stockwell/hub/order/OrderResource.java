package dev.stockwell.hub.order;

import dev.stockwell.hub.channel.Channel;
import dev.stockwell.hub.channel.Setups;
import dev.stockwell.hub.web.Input;
import dev.stockwell.hub.web.Page;
import dev.stockwell.hub.web.PageRequest;
import dev.stockwell.hub.web.Problem;
import dev.stockwell.hub.web.ProblemCode;
import dev.stockwell.hub.web.Sender;
import dev.stockwell.kernel.OrderStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Orders, as their channels know them and as they stand here. */
@RestController
@RequestMapping("/api/v1")
class OrderResource {
    private final Orders orders;
    private final StoredOrders rows;
    private final OrderView view;
    private final Setups setups;

    OrderResource(Orders orders, StoredOrders rows, OrderView view, Setups setups) {
        this.orders = orders;
        this.rows = rows;
        this.view = view;
        this.setups = setups;
    }

    @PutMapping("/channels/{code}/orders/{externalId}")
    OrderShown put(
            @PathVariable String code, @PathVariable String externalId, Sender sender, @RequestBody OrderBody body) {
        return view.of(orders.take(code, externalId, body, sender));
    }

    @GetMapping("/channels/{code}/orders/{externalId}")
    OrderShown get(@PathVariable String code, @PathVariable String externalId) {
        Channel channel = setups.current().channel(code, "channel");
        StoredOrder order = rows.find(channel.id(), externalId)
                .filter(known -> known.snapshot() != null)
                .orElseThrow(() -> new Problem(
                        ProblemCode.UNKNOWN_ORDER, "No snapshot of the order " + externalId + " has come in."));
        return view.of(List.of(order)).getFirst();
    }

    @GetMapping("/orders")
    Page<OrderShown> list(
            @RequestParam(required = false) @Nullable String channel,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        PageRequest page = PageRequest.of(limit, cursor);
        List<StoredOrder> found = rows.page(
                channel == null
                        ? null
                        : setups.current().channel(channel, "channel").id(),
                status == null ? null : Input.choice(status, "status", OrderStatus.class, null),
                PageRequest.id(page.after()),
                page.read());
        Page<StoredOrder> kept = Page.of(
                found, page, order -> order, order -> order.claim().value().toString());
        return new Page<>(view.of(kept.items()), kept.next());
    }
}

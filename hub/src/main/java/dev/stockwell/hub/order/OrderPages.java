package dev.stockwell.hub.order;

import dev.stockwell.hub.catalog.Catalog;
import dev.stockwell.hub.catalog.Sellable;
import dev.stockwell.hub.channel.Setup;
import dev.stockwell.hub.channel.Setups;
import dev.stockwell.hub.web.Address;
import dev.stockwell.hub.web.Page;
import dev.stockwell.hub.web.Pages;
import dev.stockwell.hub.web.Section;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Orders for people: which there are, and where the goods of each stand. */
@Controller
class OrderPages {
    private static final int ROWS = 50;

    private final OrderResource orders;
    private final Catalog catalog;
    private final Setups setups;
    private final Pages pages;

    OrderPages(OrderResource orders, Catalog catalog, Setups setups, Pages pages) {
        this.orders = orders;
        this.catalog = catalog;
        this.setups = setups;
        this.pages = pages;
    }

    @GetMapping("/orders")
    View list(
            @RequestParam(required = false) @Nullable String channel,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String cursor) {
        String place = orNull(channel);
        String state = orNull(status);
        Page<OrderShown> found = orders.list(place, state, ROWS, orNull(cursor));
        Setup setup = setups.current();
        Address here = Address.of("/orders").with("channel", place).with("status", state);
        OrderPage.Listed page = new OrderPage.Listed(
                found.items().stream().map(order -> head(order, setup)).toList(),
                setup.channels().stream()
                        .map(each -> new OrderPage.Choice(each.code(), each.name()))
                        .toList(),
                place,
                state,
                found.next() == null ? null : here.with("cursor", found.next()).text());
        return pages.show(Section.ORDERS, "Orders", "order/orders", page);
    }

    @GetMapping("/orders/{channel}/{id}")
    View order(@PathVariable String channel, @PathVariable String id) {
        OrderShown order = orders.get(channel, id);
        Setup setup = setups.current();
        OrderPage page = new OrderPage(
                head(order, setup),
                order.updatedAt(),
                order.lines().stream().map(line -> line(line, setup)).toList());
        return pages.show(Section.ORDERS, "Order " + id, "order/order", page);
    }

    private static OrderPage.Head head(OrderShown order, Setup setup) {
        List<OrderShown.Line> lines = order.lines();
        return new OrderPage.Head(
                order.channel(),
                setup.channel(order.channel(), "channel").name(),
                order.id(),
                Address.of("/orders", order.channel(), order.id()).text(),
                order.status(),
                order.placedAt(),
                lines.size(),
                lines.stream().mapToLong(OrderShown.Line::committed).sum(),
                lines.stream().mapToLong(OrderShown.Line::lacking).sum(),
                lines.stream().mapToLong(OrderShown.Line::parked).sum(),
                lines.stream().mapToLong(OrderShown.Line::shipped).sum());
    }

    private OrderPage.Line line(OrderShown.Line line, Setup setup) {
        Sellable sold = line.sku() == null ? null : catalog.find(line.sku());
        String name = line.sku() != null ? line.sku() : line.listing() != null ? line.listing() : line.id();
        return new OrderPage.Line(
                name,
                sold == null ? null : Address.of("/items", sold.sku()).text(),
                sold == null ? null : sold.title(),
                line.quantity(),
                line.committed(),
                line.lacking(),
                line.parked(),
                line.shipped(),
                line.returned(),
                line.sources().stream().map(source -> source(source, setup)).toList());
    }

    private static String source(SourceShown source, Setup setup) {
        String place = setup.places().location(source.location(), "location").name();
        String pool = source.pool().equals("shared") ? "" : " (" + source.pool() + ")";
        return source.quantity() + " of " + source.sku() + " at " + place + pool;
    }

    private static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}

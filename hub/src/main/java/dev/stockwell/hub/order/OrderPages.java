package dev.stockwell.hub.order;

import dev.stockwell.hub.catalog.Catalog;
import dev.stockwell.hub.catalog.Sellable;
import dev.stockwell.hub.channel.Setup;
import dev.stockwell.hub.channel.Setups;
import dev.stockwell.hub.web.Address;
import dev.stockwell.hub.web.Page;
import dev.stockwell.hub.web.Pages;
import dev.stockwell.hub.web.Quantities;
import dev.stockwell.hub.web.Section;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.function.ToLongFunction;
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
    private final Names names;
    private final Setups setups;
    private final Pages pages;

    OrderPages(OrderResource orders, Catalog catalog, Names names, Setups setups, Pages pages) {
        this.orders = orders;
        this.catalog = catalog;
        this.names = names;
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
        catalog.prepare(found.items().stream()
                .flatMap(order -> order.lines().stream())
                .map(OrderShown.Line::sku)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList());
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
                order.lines().stream().map(line -> line(order, line, setup)).toList());
        return pages.show(Section.ORDERS, "Order " + id, "order/order", page);
    }

    private OrderPage.Head head(OrderShown order, Setup setup) {
        return new OrderPage.Head(
                order.channel(),
                setup.channel(order.channel(), "channel").name(),
                order.id(),
                Address.of("/orders", order.channel(), order.id()).text(),
                order.status(),
                order.placedAt(),
                order.lines().size(),
                sum(order, setup, OrderShown.Line::committed),
                sum(order, setup, OrderShown.Line::lacking),
                sum(order, setup, OrderShown.Line::parked),
                sum(order, setup, OrderShown.Line::shipped));
    }

    private BigDecimal sum(OrderShown order, Setup setup, ToLongFunction<OrderShown.Line> quantity) {
        return order.lines().stream()
                .map(line -> Quantities.units(quantity.applyAsLong(line), decimals(sold(order, line, setup))))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private @Nullable Sellable sold(OrderShown order, OrderShown.Line line, Setup setup) {
        return names.find(setup.channel(order.channel(), "channel").id(), line.listing(), line.sku());
    }

    private static int decimals(@Nullable Sellable sold) {
        return sold == null ? 0 : sold.measure().decimals();
    }

    private OrderPage.Line line(OrderShown order, OrderShown.Line line, Setup setup) {
        Sellable sold = sold(order, line, setup);
        String name = line.sku() != null ? line.sku() : line.listing() != null ? line.listing() : line.id();
        return new OrderPage.Line(
                name,
                sold == null ? null : Address.of("/items", sold.sku()).text(),
                sold == null ? null : sold.title(),
                decimals(sold),
                line.quantity(),
                line.committed(),
                line.lacking(),
                line.parked(),
                line.shipped(),
                line.returned(),
                line.sources().stream().map(source -> source(source, setup)).toList());
    }

    private OrderPage.Source source(SourceShown source, Setup setup) {
        String place = setup.places().location(source.location(), "location").name();
        String pool = source.pool().equals("shared") ? "" : " (" + source.pool() + ")";
        return new OrderPage.Source(
                source.quantity(), decimals(catalog.find(source.sku())), source.sku() + " at " + place + pool);
    }

    private static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}

package dev.stockwell.proof.replay;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes events of the file's lines: invoices become orders and sales, returns find their orders, months get supplies. */
final class Planner {
    private static final ZoneId ZONE = ZoneId.of("Europe/London");
    private static final BigDecimal COST_SHARE = new BigDecimal("0.5");

    private final Year year = new Year();
    private final Sold sold = new Sold();
    private final Map<String, Map<YearMonth, Map<Shop.Place, Long>>> demand = new TreeMap<>();
    private final Map<String, BigDecimal> prices = new HashMap<>();
    private final Map<String, String> titles = new HashMap<>();

    private Planner() {}

    /** Plans the lines of a file, which are in the order of time. */
    static Year plan(RetailFile file) {
        Planner planner = new Planner();
        Classifier classifier = new Classifier(file.rows());
        file.unreadable().forEach(line -> planner.year.addOdd(RowKind.Reason.UNREADABLE, line));
        Map<String, Invoice> invoices = new LinkedHashMap<>();
        for (RetailRow row : file.rows()) {
            planner.learn(row);
            switch (classifier.classify(row)) {
                case RowKind.Ordered ordered -> invoice(invoices, row).rows.add(row);
                case RowKind.GivenBack back -> invoice(invoices, row).rows.add(row);
                case RowKind.Adjusted adjusted -> planner.correct(row, adjusted.why());
                case RowKind.Odd odd -> planner.year.addOdd(odd.reason(), row.line());
            }
        }
        invoices.values().forEach(planner::book);
        planner.supply();
        planner.year.days().values().forEach(Planner::sort);
        return planner.year;
    }

    /** The lines of one invoice that are an order, or that are a return. */
    private static final class Invoice {
        private final List<RetailRow> rows = new ArrayList<>();

        RetailRow first() {
            return rows.getFirst();
        }

        long units() {
            return rows.stream()
                    .filter(row -> StockCode.isGoods(row.sku()))
                    .mapToLong(RetailRow::quantity)
                    .sum();
        }

        boolean isReturn() {
            return first().quantity() < 0;
        }
    }

    private static Invoice invoice(Map<String, Invoice> invoices, RetailRow row) {
        return invoices.computeIfAbsent(row.invoice(), any -> new Invoice());
    }

    private void learn(RetailRow row) {
        if (row.price().signum() > 0) {
            prices.putIfAbsent(row.sku(), row.price());
            titles.putIfAbsent(row.sku(), row.words());
        }
        if (!demand.containsKey(row.sku())) {
            demand.put(row.sku(), new TreeMap<>());
        }
    }

    private void correct(RetailRow row, ClerksWords why) {
        Event.Correction correction =
                new Event.Correction(row.line(), row.sku(), row.quantity(), why, row.words(), instant(row.at()));
        year.add(Shop.Lane.TILLS, row.at().toLocalDate(), correction);
    }

    private void book(Invoice invoice) {
        if (invoice.isReturn()) {
            giveBack(invoice);
        } else {
            sell(invoice);
        }
    }

    private void sell(Invoice invoice) {
        RetailRow first = invoice.first();
        Shop shop = ShopRule.shopFor(first.invoice(), invoice.units(), first.country());
        List<Event.Line> lines = invoice.rows.stream().map(Planner::line).toList();
        invoice.rows.forEach(row -> ask(row, shop.place()));
        LocalDate date = first.at().toLocalDate();
        if (shop.isTill()) {
            Event.CounterSale sale = new Event.CounterSale(shop, first.invoice(), instant(first.at()), lines);
            sold.remember(first.customer(), sale);
            year.add(shop.lane(), date, sale);
        } else {
            ShopOrder order = new ShopOrder(shop, first.invoice(), instant(first.at()), lines);
            sold.remember(first.customer(), order);
            year.add(shop.lane(), date, order);
        }
    }

    /** What is given back belongs to the customer's latest order that has so much; the rest comes over the counter. */
    private void giveBack(Invoice invoice) {
        RetailRow first = invoice.first();
        Instant at = instant(first.at());
        Map<ShopOrder, List<Event.OrderReturn.Part>> toOrders = new LinkedHashMap<>();
        Map<Shop, List<Event.Line>> toTills = new EnumMap<>(Shop.class);
        for (RetailRow row : invoice.rows) {
            for (Sold.Match match : sold.takeBack(row.customer(), row.sku(), -row.quantity())) {
                switch (match.origin()) {
                    case Sold.Origin.Ordered(ShopOrder order, ShopOrder.Line line) ->
                        toOrders.computeIfAbsent(order, any -> new ArrayList<>())
                                .add(new Event.OrderReturn.Part(line, row.line(), match.quantity()));
                    case Sold.Origin.Counter(Shop till) ->
                        toTills.computeIfAbsent(till, any -> new ArrayList<>())
                                .add(new Event.Line(row.line(), row.sku(), -match.quantity(), plain(row.price())));
                }
            }
        }
        toOrders.forEach((order, parts) -> year.add(
                order.shop().lane(),
                first.at().toLocalDate(),
                new Event.OrderReturn(order, first.invoice(), at, sold.nextReturn(order), parts)));
        toTills.forEach((till, lines) -> year.add(
                Shop.Lane.TILLS, first.at().toLocalDate(), new Event.CounterSale(till, first.invoice(), at, lines)));
    }

    private void ask(RetailRow row, Shop.Place place) {
        if (StockCode.isGoods(row.sku())) {
            demand.computeIfAbsent(row.sku(), any -> new TreeMap<>())
                    .computeIfAbsent(YearMonth.from(row.at()), any -> new EnumMap<>(Shop.Place.class))
                    .merge(place, row.quantity(), Long::sum);
        }
    }

    /** The opening stock on the first day's eve, and a delivery on the first of each later month. */
    private void supply() {
        YearMonth first = year.days().isEmpty()
                ? YearMonth.of(2010, 12)
                : YearMonth.from(year.days().firstKey());
        demand.forEach((sku, months) -> {
            String cost = plain(prices.getOrDefault(sku, BigDecimal.ONE)
                    .multiply(COST_SHARE)
                    .setScale(2, RoundingMode.HALF_UP));
            year.addItem(new Year.Item(sku, titles.getOrDefault(sku, sku), StockCode.isGoods(sku), cost));
            months.forEach((month, places) -> places.forEach((place, asked) -> {
                int number = (int) first.until(month, ChronoUnit.MONTHS);
                long quantity = SupplyRule.supply(sku, place.code(), number, asked);
                year.addSupply(month.atDay(1), new Year.Supply(sku, place, quantity, cost));
            }));
        });
    }

    private static void sort(Year.Day day) {
        for (Shop.Lane lane : Shop.Lane.values()) {
            day.of(lane).sort(Comparator.comparing(Event::at));
        }
    }

    private static Event.Line line(RetailRow row) {
        return new Event.Line(row.line(), row.sku(), row.quantity(), plain(row.price()));
    }

    private static String plain(BigDecimal amount) {
        return amount.toPlainString();
    }

    static Instant instant(LocalDateTime local) {
        return local.atZone(ZONE).toInstant();
    }
}

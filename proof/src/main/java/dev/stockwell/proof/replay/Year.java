package dev.stockwell.proof.replay;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** All that is to be sent, by day and sender, and all that is only listed. */
final class Year {
    private final SortedMap<LocalDate, Day> days = new TreeMap<>();
    private final SortedMap<RowKind.Reason, List<Integer>> odd = new TreeMap<>();
    private final SortedMap<LocalDate, List<Supply>> supplies = new TreeMap<>();
    private final SortedMap<String, Item> items = new TreeMap<>();

    /** What is to be known of an item before anything is sold. */
    record Item(String sku, String title, boolean isGoods, String unitCost) {}

    /** Goods that arrive at a location at the beginning of a month. */
    record Supply(String sku, Shop.Place place, long quantity, String unitCost) {}

    /** One day's events, by sender, each in the order of time. */
    static final class Day {
        private final Map<Shop.Lane, List<Event>> lanes = new EnumMap<>(Shop.Lane.class);

        List<Event> of(Shop.Lane lane) {
            return lanes.computeIfAbsent(lane, any -> new ArrayList<>());
        }

        IntStream rows() {
            return lanes.values().stream().flatMap(List::stream).flatMapToInt(Event::rows);
        }
    }

    Day day(LocalDate date) {
        return days.computeIfAbsent(date, any -> new Day());
    }

    void add(Shop.Lane lane, LocalDate date, Event event) {
        day(date).of(lane).add(event);
    }

    void addOdd(RowKind.Reason reason, int row) {
        odd.computeIfAbsent(reason, any -> new ArrayList<>()).add(row);
    }

    void addSupply(LocalDate date, Supply supply) {
        supplies.computeIfAbsent(date, any -> new ArrayList<>()).add(supply);
    }

    void addItem(Item item) {
        items.put(item.sku(), item);
    }

    SortedMap<LocalDate, Day> days() {
        return days;
    }

    SortedMap<RowKind.Reason, List<Integer>> odd() {
        return odd;
    }

    /** The deliveries by date; the first is the opening stock. */
    SortedMap<LocalDate, List<Supply>> supplies() {
        return supplies;
    }

    Iterable<Item> items() {
        return items.values();
    }

    /** The lines that became events, each once. */
    int rowsSent() {
        return (int) days.values().stream().flatMapToInt(Day::rows).distinct().count();
    }

    int rowsListed() {
        return odd.values().stream().mapToInt(List::size).sum();
    }
}

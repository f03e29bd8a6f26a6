package dev.stockwell.hub.grid;

import dev.stockwell.hub.web.Address;
import dev.stockwell.hub.web.Input;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which items the grid is to show, and of each which quantities. It is all in the address of the page, so that a view
 * can be sent to a colleague.
 *
 * @param words what the search box holds
 * @param location only items that have or had stock there, by its code
 * @param pool only items that have or had stock in it, by its code
 * @param state only items that have something in it
 * @param category only items of it
 * @param channel only items that have a listing on it, by its code
 * @param only only items with which something is wrong
 * @param columns what there is a column for
 * @param measure what a column of a location shows
 * @param after the key of the last item of the page before
 */
public record GridQuery(
        @Nullable String words,
        @Nullable String location,
        @Nullable String pool,
        @Nullable State state,
        @Nullable String category,
        @Nullable String channel,
        @Nullable Only only,
        Columns columns,
        Measure measure,
        @Nullable String after) {

    private static final int TEXT_MAX = 200;

    /** A state that an item may have something in. */
    public enum State {
        RESERVED,
        COMMITTED,
        QUALITY_CONTROL,
        DAMAGED,
        DISPLAY
    }

    /** Something that is wrong with an item. */
    public enum Only {
        NEGATIVE,
        SHORT
    }

    /** What there is a column for. */
    public enum Columns {
        STATES,
        LOCATIONS,
        CHANNELS
    }

    /** What a column of a location shows. */
    public enum Measure {
        AVAILABLE,
        ON_HAND
    }

    /** Reads the parameters of an address; empty ones count as absent. */
    static GridQuery of(Map<String, String> parameters) {
        return new GridQuery(
                text(parameters, "q"),
                text(parameters, "location"),
                text(parameters, "pool"),
                choice(parameters, "state", State.class),
                text(parameters, "category"),
                text(parameters, "channel"),
                choice(parameters, "only", Only.class),
                orElse(choice(parameters, "columns", Columns.class), Columns.STATES),
                orElse(choice(parameters, "measure", Measure.class), Measure.AVAILABLE),
                text(parameters, "after"));
    }

    /** Whether it leaves out any item. */
    public boolean isFiltered() {
        return words != null
                || location != null
                || pool != null
                || state != null
                || category != null
                || channel != null
                || only != null;
    }

    /** The address of the same view with another value of one parameter, or without it; from its first page on. */
    public String with(String parameter, @Nullable Object value) {
        Map<String, String> all = parameters();
        all.remove("after");
        all.remove(parameter);
        if (value != null) {
            all.put(parameter, value instanceof Enum<?> choice ? Input.written(choice) : value.toString());
        }
        return address("/stock", all);
    }

    /** The address of the same view at another path. */
    public String at(String path) {
        return address(path, parameters());
    }

    /** The same view from behind an item on. */
    GridQuery after(String key) {
        return new GridQuery(words, location, pool, state, category, channel, only, columns, measure, key);
    }

    /** The parameters of its address. */
    public Map<String, String> parameters() {
        Map<String, String> all = new LinkedHashMap<>();
        put(all, "q", words);
        put(all, "location", location);
        put(all, "pool", pool);
        put(all, "state", state);
        put(all, "category", category);
        put(all, "channel", channel);
        put(all, "only", only);
        put(all, "columns", columns == Columns.STATES ? null : columns);
        put(all, "measure", measure == Measure.AVAILABLE ? null : measure);
        put(all, "after", after);
        return all;
    }

    private static void put(Map<String, String> all, String name, @Nullable Object value) {
        if (value != null) {
            all.put(name, value instanceof Enum<?> choice ? Input.written(choice) : value.toString());
        }
    }

    static String address(String path, Map<String, String> parameters) {
        Address address = Address.of(path);
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            address = address.with(parameter.getKey(), parameter.getValue());
        }
        return address.text();
    }

    private static @Nullable String text(Map<String, String> parameters, String name) {
        String value = parameters.get(name);
        return value == null || value.isBlank() ? null : Input.text(value.strip(), name, TEXT_MAX);
    }

    private static <E extends Enum<E>> @Nullable E choice(Map<String, String> parameters, String name, Class<E> type) {
        String value = parameters.get(name);
        return value == null || value.isBlank() ? null : Input.choice(value, name, type, null);
    }

    private static <T> T orElse(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }
}

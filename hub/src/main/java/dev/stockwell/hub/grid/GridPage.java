package dev.stockwell.hub.grid;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page of the grid shows.
 *
 * @param catalogueIsEmpty whether there is no item at all
 * @param nextQuery the next page; null on the last
 */
public record GridPage(
        GridQuery query,
        List<Column> columns,
        List<Row> rows,
        Choices choices,
        boolean catalogueIsEmpty,
        @Nullable GridQuery nextQuery) {

    /** The address of the next page; null on the last. */
    public @Nullable String next() {
        return nextQuery == null ? null : nextQuery.at("/stock");
    }

    /**
     * A column of quantities.
     *
     * @param explanation what the column counts, in a sentence
     */
    public record Column(String code, String name, String explanation) {}

    /**
     * An item.
     *
     * @param missing what is short of it, in its smallest step
     */
    public record Row(
            long id,
            String sku,
            String path,
            @Nullable String title,
            @Nullable String category,
            boolean isStocked,
            int decimals,
            @Nullable String unit,
            long missing,
            List<Cell> cells) {}

    /**
     * A quantity.
     *
     * @param id its place on the page, which stays when the quantity changes
     * @param quantity in the item's smallest step
     * @param path where it is explained
     * @param formula how it comes about, in one line
     */
    public record Cell(String id, long quantity, String path, String formula) {}

    /** What the filters offer. */
    public record Choices(List<Choice> locations, List<Choice> pools, List<Choice> channels, List<String> categories) {}

    /**
     * What a filter may be set to.
     *
     * @param name how people call it
     */
    public record Choice(String code, String name) {}

    /**
     * How many items match, and what they have together.
     *
     * @param isMore whether there are more than that
     */
    public record Totals(GridQuery query, int count, boolean isMore, List<Column> columns, List<Long> sums) {}
}

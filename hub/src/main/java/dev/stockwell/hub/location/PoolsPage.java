package dev.stockwell.hub.location;

import java.util.List;

/**
 * The pools as a list.
 *
 * @param hasTotals whether the rows tell how much lies in them
 */
public record PoolsPage(List<Row> rows, boolean hasTotals) {
    /** A pool. */
    public record Row(String code, String name, long items, long onHand) {}
}

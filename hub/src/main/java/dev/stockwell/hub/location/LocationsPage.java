package dev.stockwell.hub.location;

import java.util.List;

/**
 * The locations as a list.
 *
 * @param hasTotals whether the rows tell how much lies there
 */
public record LocationsPage(List<Row> rows, boolean hasTotals) {
    /**
     * A location in words.
     *
     * @param does what its flags say
     * @param counts who keeps its count
     */
    public record Row(
            String code, String name, String type, String does, String counts, String zone, long items, long onHand) {}
}

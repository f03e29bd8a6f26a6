package dev.stockwell.hub.channel;

import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.LocationId;
import java.util.List;

/**
 * What a channel may show of one thing, and how that came about.
 *
 * @param quantity the sum of the terms' quantities
 * @param components empty unless it is a bundle
 * @param together for a bundle, how many each location can put together
 */
record Offer(long quantity, List<Term> terms, List<Component> components, List<Spot> together) {

    /**
     * For how many bundles one of their components is enough.
     *
     * @param quantity the sum of the terms' quantities
     */
    record Component(ItemId item, long perUnit, long quantity, List<Term> terms) {}

    /**
     * How many bundles a location can put together.
     *
     * @param scarcest the component that sets the limit there
     */
    record Spot(LocationId location, long quantity, ItemId scarcest) {}
}

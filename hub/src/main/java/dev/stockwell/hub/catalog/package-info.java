/**
 * What is stocked and what is sold: items, their packs and aliases, and bundles, all in one namespace of SKUs.
 *
 * <p>An item's id never changes; everything else of it may. A name that once led to an item never leads to another
 * without being taken away first.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"web", "store"})
package dev.stockwell.hub.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

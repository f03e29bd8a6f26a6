/**
 * Bringing in what a merchant has, and taking it out again: items, packs, bundles, locations and opening stock.
 *
 * <p>A file is kept as it was sent; a preview says what it would change, and a run changes it. Good rows are never lost
 * because of bad ones, each bad one is named by line, field and reason, and the same file twice changes nothing.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"web", "store", "location", "catalog", "channel", "stock"})
package dev.stockwell.hub.exchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * The stock as people look at it: the grid of all items, and the page of one.
 *
 * <p>It owns nothing: what it shows is read from the levels, the ledger and the documents, and what it changes goes the
 * way of every movement.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"web", "store", "location", "catalog", "channel", "stock", "order", "exchange", "sync"})
package dev.stockwell.hub.grid;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

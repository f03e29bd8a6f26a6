/**
 * What channels ask for and have sold: reservations, orders and till sales, and what went wrong with them.
 *
 * <p>A reservation may be refused. An order and a sale are facts: they are always taken, and what they lack is told.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"web", "store", "location", "catalog", "channel", "stock"})
package dev.stockwell.hub.order;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * The stock as the API shows it: movements in, levels and ledger out, and the proof that they agree.
 *
 * <p>The kernel runs here. Whoever changes stock does it through {@link dev.stockwell.hub.stock.StockDoor}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"web", "store", "location", "catalog", "channel"})
package dev.stockwell.hub.stock;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * The connector contract: what a selling platform can do, what its numbers mean, and how it answers.
 *
 * <p>A {@link dev.stockwell.connectors.Connector} speaks for one account on one platform. It turns the platform's API
 * into listings, locations, stock readings and order snapshots, and stock to show into answers per line. What a platform
 * refuses or fails to answer is a value; only a caller's own mistake throws. A connector waits for nothing and retries
 * nothing that costs more than one call: pacing, retries and memory belong to whoever drives it.
 *
 * <p>HTTP and JSON only: no database, and nothing of the hub. Time is handed in; secrets never reach a log.
 */
@NullMarked
package dev.stockwell.connectors;

import org.jspecify.annotations.NullMarked;

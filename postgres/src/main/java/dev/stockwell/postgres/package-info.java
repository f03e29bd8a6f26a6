/**
 * PostgreSQL 18 as a part of Stockwell: unpacked, started and stopped from Java.
 *
 * <p>It promises that a database it hands out keeps every commit it acknowledged: data checksums, fsync,
 * synchronous commit and full page writes are on, and checked before anybody may connect. It knows nothing of stock.
 */
@NullMarked
package dev.stockwell.postgres;

import org.jspecify.annotations.NullMarked;

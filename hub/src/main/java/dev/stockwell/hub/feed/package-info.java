/**
 * What has changed: a feed for programs that follow the hub, and a stream of the same for pages.
 *
 * <p>A change is a row that names what is to be read again; it is appended in the transaction that changes the thing, or
 * that learns of it. The order of the feed is that of the writing transactions, and a reader goes no further than the
 * oldest transaction that still runs. So each change is told at least once, and one that commits late is not passed over;
 * the price is that a writer which stays open holds the feed back until it ends.
 *
 * <p>The stream has one reader in each node, however many look on. Who reads too slowly is cut off and goes on from the
 * last id that it has seen.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"web", "store"})
package dev.stockwell.hub.feed;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

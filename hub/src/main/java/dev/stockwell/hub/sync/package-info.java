/**
 * What channels are told and what they tell: connections to selling platforms, the numbers to show there, and the orders
 * that come from there.
 *
 * <p>Whatever may change a published number appends its items to the kernel's outbox, or changes a document. The relay
 * takes rows of the outbox, locks the publications concerned, and only then reads the levels: so a number that it writes
 * is never older than the change that it answers. One node at a time works on a channel. It reads orders before it
 * writes after a surprise, has one push under way for a publication, and sends the newest number at the moment of sending
 * against the number that it believes to be there.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"web", "store", "location", "catalog", "channel", "order", "feed"})
package dev.stockwell.hub.sync;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * What channels ask for and have sold: reservations, orders and till sales, and what went wrong with them.
 *
 * <p>A reservation may be refused. An order and a sale are facts: they are always taken, and what they lack is told.
 *
 * <p><b>An order's row and the kernel.</b> The kernel counts; the row {@code channel_order} says which claim is the
 * order's, which number each of the channel's lines has, and what one unit of it takes. A snapshot is written in two
 * steps. First one short transaction locks the row, compares the snapshot with the one that it follows, numbers new
 * lines, freezes the recipes of those that are known now, parks the others, stores all of it and gives it the next
 * {@code sequence}. Then, with no transaction open, the kernel is sent the targets with that sequence as their version.
 *
 * <ul>
 *   <li><i>Races.</i> Whoever locks the row second sees what the first has numbered and frozen, on any node. The
 *       kernel takes an older sequence for what it is, so commands may overtake each other on their way: what counts
 *       is the order in which the row was locked. That is also how, of two snapshots with equal versions and other
 *       content, the later fetch wins.
 *   <li><i>Repeats.</i> A command's id follows from claim, sequence and content. The same snapshot again changes no
 *       row, has the same id, and so gets the first answer; A, B, A at one version has three sequences and ends as A.
 *   <li><i>Crashes.</i> Before the row's commit nothing has happened. Between it and the kernel's commit the row is
 *       ahead: the sender, who has no answer, sends again and is served under the same id; and when a node starts it
 *       sends what the kernel has not seen ({@code sequence} above the claim's version). The row's commit is not waited
 *       for, since the kernel's, later in the same log, is.
 *   <li><i>Parked lines.</i> They, their names and their incidents change with the row. After a commit that parks, the
 *       name is looked up once more; after one that makes a name known, the parked names are. One of the two sees the
 *       other. What is found is the stored snapshot with another recipe: a new content, with a sequence of its own.
 * </ul>
 *
 * <p>Locks: the row of one order, then its parked lines and incidents; never two orders, and never while waiting for the
 * kernel.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"web", "store", "location", "catalog", "channel", "stock", "feed"})
package dev.stockwell.hub.order;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * A real seller's year, drawn through a hub's API by three channels at once, and counted again beside it.
 *
 * <p>It reads every line of the file, decides what kind of event the line is, sends all of them in the order of time,
 * and keeps books of its own from what the hub acknowledged. At the end these books, the hub's stock and the hub's own
 * verification must agree. Ids are derived from the file, so that a second run changes nothing. Reading, classifying and
 * planning are pure; only {@link dev.stockwell.proof.replay.Senders} and what it calls speak to the hub.
 */
@NullMarked
package dev.stockwell.proof.replay;

import org.jspecify.annotations.NullMarked;

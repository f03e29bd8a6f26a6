/**
 * The load proof: how many holds the shipped hub takes over HTTP, and how long each waits.
 *
 * <p>The generator shares the machine with the hub and its database, so it is lean: one thread, one selector, requests
 * whose bytes are made beforehand. Every answer is read whole and counted, and in the end the hub's stock must show
 * exactly what was answered.
 */
@NullMarked
package dev.stockwell.proof.load;

import org.jspecify.annotations.NullMarked;

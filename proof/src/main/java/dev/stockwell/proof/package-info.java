/**
 * Proofs from outside the process: what Stockwell promises, measured the way its users would meet it.
 *
 * <p>It starts, loads, kills and questions a hub through its public face, and compares it with the plain way of doing
 * the same work on the same database.
 */
@NullMarked
package dev.stockwell.proof;

import org.jspecify.annotations.NullMarked;

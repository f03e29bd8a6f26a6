/**
 * The pure rules of stock: what a command does to the quantities it was shown.
 *
 * <p>{@link dev.stockwell.kernel.decision.Decider} reads a {@link dev.stockwell.kernel.decision.Stock}, which the ledger
 * has filled under the item locks, and writes into a {@link dev.stockwell.kernel.decision.Draft}. A draft that is
 * dropped leaves no trace. Nothing here reads a clock, waits, or touches the database; what a command needs beyond what
 * was read is named with {@link dev.stockwell.kernel.decision.NeedsMore} and the command is decided again.
 */
@NullMarked
package dev.stockwell.kernel.decision;

import org.jspecify.annotations.NullMarked;

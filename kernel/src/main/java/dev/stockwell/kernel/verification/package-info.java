/**
 * The proof that the stock is what its ledger says.
 *
 * <p>Reads the kernel's tables by ranges of items, each range in one snapshot, and answers every difference it finds:
 * levels against the sum of their movements, the chain of balances and versions, sequence and time, and what holds and
 * orders have against what their levels say is reserved and committed. It never writes and takes no locks.
 */
@NullMarked
package dev.stockwell.kernel.verification;

import org.jspecify.annotations.NullMarked;

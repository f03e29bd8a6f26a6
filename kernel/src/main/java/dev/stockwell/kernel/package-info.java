/**
 * The stock kernel: the one door through which stock changes.
 *
 * <p>A {@link dev.stockwell.kernel.Command} goes in with a client-chosen id, an {@link dev.stockwell.kernel.Outcome}
 * comes out, and the same id always answers the same. The commands that arrive together are decided by pure rules
 * ({@code decision}) and written in one transaction ({@code ledger}). The kernel owns these invariants: every unit is
 * in exactly one bucket, every level equals the sum of its movements, and no request takes what is not free.
 *
 * <p>It knows ids and quantities; names, channels' formats and pages are the hub's. No Spring, no HTTP, no JSON.
 */
@NullMarked
package dev.stockwell.kernel;

import org.jspecify.annotations.NullMarked;

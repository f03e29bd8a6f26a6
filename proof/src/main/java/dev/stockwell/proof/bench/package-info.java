/**
 * Benchmarks: the kernel against the plain way of doing the same work, on the same durable PostgreSQL, in the same run.
 *
 * <p>Each has a server of its own in a temporary folder, warms up, alternates its contestants over several rounds, ends
 * with a verification of every movement it made, and leaves nothing behind. Absolute rates belong to the machine; the
 * ratios are the claim.
 */
@NullMarked
package dev.stockwell.proof.bench;

import org.jspecify.annotations.NullMarked;

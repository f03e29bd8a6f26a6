/** Proofs of sync: a hub in a process of its own, and sandbox shops in this one. */
@NullMarked
package dev.stockwell.proof.sync;

import org.jspecify.annotations.NullMarked;

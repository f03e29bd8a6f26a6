/**
 * The proofs of bringing files in: how fast the shipped hub takes a real seller's items, many times over, and that no file,
 * however broken, makes it fail, stop or do a thing by half.
 */
@NullMarked
package dev.stockwell.proof.exchange;

import org.jspecify.annotations.NullMarked;

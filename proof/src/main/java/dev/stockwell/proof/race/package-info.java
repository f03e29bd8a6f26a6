/**
 * The race proof: of a hundred units exactly a hundred are sold, however many want them at once and whichever node of
 * the hub they ask.
 *
 * <p>Each contest makes goods of its own, lets all callers at them at the same moment, and counts what they were told
 * against what the hub then has. With two nodes every command goes to both at once under one id, and both must give the
 * same answer.
 */
@NullMarked
package dev.stockwell.proof.race;

import org.jspecify.annotations.NullMarked;

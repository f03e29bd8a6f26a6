package dev.stockwell.kernel;

/**
 * A quantity that a line has from, took from (negative) or gave to (positive) a state of a level.
 *
 * @param quantity in the item's smallest steps
 */
public record Take(int line, LevelKey level, State state, long quantity) {}

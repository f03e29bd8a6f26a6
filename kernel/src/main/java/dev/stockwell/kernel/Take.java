package dev.stockwell.kernel;

/** A quantity of one level that a line took or returned, in the item's smallest steps. */
public record Take(int line, LevelKey level, long quantity) {}

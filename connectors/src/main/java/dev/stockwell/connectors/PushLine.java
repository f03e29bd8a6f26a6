package dev.stockwell.connectors;

/** One number to write. */
public record PushLine(StockKey key, StockChange change) {}

package dev.stockwell.connectors;

/** Where a number stands: a {@link Listing#stockId()} at a {@link ChannelLocation#id()}. */
public record StockKey(String stockId, String locationId) {}

package dev.stockwell.connectors;

/**
 * A place as the platform knows it.
 *
 * @param active whether it is in use
 * @param sellsOnline whether online orders may draw on it
 * @param writable whether its stock is ours to write; that of a fulfilment service is not
 */
public record ChannelLocation(String id, String name, boolean active, boolean sellsOnline, boolean writable) {}

package dev.stockwell.hub.order;

/**
 * What a line has from a level.
 *
 * @param sku the item's own
 * @param quantity in the item's smallest steps
 */
record SourceShown(String sku, String location, String pool, long quantity) {}

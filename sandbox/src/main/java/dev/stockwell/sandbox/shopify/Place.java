package dev.stockwell.sandbox.shopify;

/**
 * A place of the shop.
 *
 * @param sellsOnline whether online orders draw on it
 * @param service whether it belongs to a fulfilment service
 */
record Place(long id, String name, boolean active, boolean sellsOnline, boolean service) {}

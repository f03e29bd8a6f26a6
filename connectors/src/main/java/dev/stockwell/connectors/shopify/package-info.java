/**
 * Shopify, over its Admin GraphQL API 2026-10 and its webhooks.
 *
 * <p>Stock is read and written per inventory item and location, compared with what it was; orders are read whole and
 * turned into snapshots. {@link dev.stockwell.connectors.shopify.ShopifyConnector} is the way in.
 */
@NullMarked
package dev.stockwell.connectors.shopify;

import org.jspecify.annotations.NullMarked;

/**
 * A sandbox shop: Shopify's Admin GraphQL API 2026-10, its tokens, its throttling and its webhooks, over real state.
 *
 * <p>Where the public documentation is silent, the harsher of the possible behaviours is built, or a fault switches
 * between them.
 */
@NullMarked
package dev.stockwell.sandbox.shopify;

import org.jspecify.annotations.NullMarked;

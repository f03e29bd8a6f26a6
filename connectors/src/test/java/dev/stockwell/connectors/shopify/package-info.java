/** Shopify's connector, tried against the sandbox shop and the official schema. */
@NullMarked
package dev.stockwell.connectors.shopify;

import org.jspecify.annotations.NullMarked;

/** The sandbox shop, asked over the wire and compared with Shopify's own schema. */
@NullMarked
package dev.stockwell.sandbox.shopify;

import org.jspecify.annotations.NullMarked;

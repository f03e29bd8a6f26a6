/** Tests of the catalogue. */
@NullMarked
package dev.stockwell.hub.catalog;

import org.jspecify.annotations.NullMarked;

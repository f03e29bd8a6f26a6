/** A hub for tests. */
@NullMarked
package dev.stockwell.hub.testing;

import org.jspecify.annotations.NullMarked;

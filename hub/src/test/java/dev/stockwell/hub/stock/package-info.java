@NullMarked
package dev.stockwell.hub.stock;

import org.jspecify.annotations.NullMarked;

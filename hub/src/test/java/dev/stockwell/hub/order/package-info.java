@NullMarked
package dev.stockwell.hub.order;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.stockwell.hub.access;

import org.jspecify.annotations.NullMarked;

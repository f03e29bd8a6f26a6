@NullMarked
package dev.stockwell.hub.sync;

import org.jspecify.annotations.NullMarked;

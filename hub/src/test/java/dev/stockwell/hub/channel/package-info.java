@NullMarked
package dev.stockwell.hub.channel;

import org.jspecify.annotations.NullMarked;

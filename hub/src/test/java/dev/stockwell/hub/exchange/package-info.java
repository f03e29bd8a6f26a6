/** Tests of bringing files in and taking them out. */
@NullMarked
package dev.stockwell.hub.exchange;

import org.jspecify.annotations.NullMarked;

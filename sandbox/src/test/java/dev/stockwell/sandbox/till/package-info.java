/** The sandbox till, against a hub that forgets to answer. */
@NullMarked
package dev.stockwell.sandbox.till;

import org.jspecify.annotations.NullMarked;

/** A sandbox till: it rings up sales, also while it has no line to the hub, and sends them later under their own ids. */
@NullMarked
package dev.stockwell.sandbox.till;

import org.jspecify.annotations.NullMarked;

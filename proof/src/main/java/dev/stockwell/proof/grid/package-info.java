/** How long people wait for the pages of a large catalogue. */
@NullMarked
package dev.stockwell.proof.grid;

import org.jspecify.annotations.NullMarked;

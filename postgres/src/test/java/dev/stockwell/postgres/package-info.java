/** The launcher against real kills. */
@NullMarked
package dev.stockwell.postgres;

import org.jspecify.annotations.NullMarked;

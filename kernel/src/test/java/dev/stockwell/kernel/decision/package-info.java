/** The rules of stock on a world in memory: no database, every step checked. */
@NullMarked
package dev.stockwell.kernel.decision;

import org.jspecify.annotations.NullMarked;

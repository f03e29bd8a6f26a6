/** The contract that every connector keeps, tried against its sandbox. */
@NullMarked
package dev.stockwell.connectors;

import org.jspecify.annotations.NullMarked;

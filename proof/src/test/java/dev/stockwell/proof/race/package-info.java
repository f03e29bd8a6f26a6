@NullMarked
package dev.stockwell.proof.race;

import org.jspecify.annotations.NullMarked;

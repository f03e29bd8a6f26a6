@NullMarked
package dev.stockwell.proof.load;

import org.jspecify.annotations.NullMarked;

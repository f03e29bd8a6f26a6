@NullMarked
package dev.stockwell.proof.crash;

import org.jspecify.annotations.NullMarked;

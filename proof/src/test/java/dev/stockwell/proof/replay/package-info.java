/** Tests of the replay's pure parts. */
@NullMarked
package dev.stockwell.proof.replay;

import org.jspecify.annotations.NullMarked;

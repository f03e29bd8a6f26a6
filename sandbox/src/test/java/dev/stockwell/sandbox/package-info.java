/** What holds for all sandboxes. */
@NullMarked
package dev.stockwell.sandbox;

import org.jspecify.annotations.NullMarked;

/** The kernel's test fixture: a small shop on a real PostgreSQL, whose clock and rules a test sets by hand. */
@NullMarked
package dev.stockwell.kernel.testing;

import org.jspecify.annotations.NullMarked;

/** Databases for tests: one server a JVM, an empty database a test. */
@NullMarked
package dev.stockwell.postgres.testing;

import org.jspecify.annotations.NullMarked;

/**
 * PostgreSQL 18 in the data directory, started and stopped by Stockwell itself.
 *
 * <p>What it promises: an acknowledged commit survives every kill of Java, of PostgreSQL and of both; a cluster that was
 * left behind in any state is started again without help; no local user gets in without a password; and the
 * application's role can neither change the schema nor rewrite history. {@link dev.stockwell.postgres.DurabilityCheck}
 * refuses a server, ours or a foreign one, that would break the first promise.
 */
@NullMarked
package dev.stockwell.postgres;

import org.jspecify.annotations.NullMarked;

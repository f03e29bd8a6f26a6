/**
 * The kernel at work on PostgreSQL: batches, locks, reads, writes and retries.
 *
 * <p>One thread gathers what arrives, and takes each batch through one transaction: lock the items in ascending order,
 * read, decide, write, commit, answer. All item locks come before anything else and all ids are inserted in order, so
 * two nodes never wait for each other in a circle. A connection that is lost anywhere, during the commit too, is
 * answered by running the same batch again: the stored command rows make that harmless.
 */
@NullMarked
package dev.stockwell.kernel.ledger;

import org.jspecify.annotations.NullMarked;

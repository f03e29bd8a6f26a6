/**
 * The kernel's tables as readers see them: levels now and as they were known, the ledger, claims and incidents.
 *
 * <p>Every call is one statement and sees one instant. It locks nothing and writes nothing; what it answers may have
 * changed by the time it is read, so decisions are the kernel's alone. Holds that are overdue still count as reserved in
 * the tables: {@link dev.stockwell.kernel.reading.Levels#overdue} says what a reader must add to available.
 */
@NullMarked
package dev.stockwell.kernel.reading;

import org.jspecify.annotations.NullMarked;

/**
 * The crash proof: nothing that was acknowledged is lost, and nothing is done twice, however the shipped hub dies.
 *
 * <p>Clerks work on a hub while its processes are killed or frozen. A clerk whose call is not answered sends the same
 * call again until it is, as any careful program would. After each crash the work stands still for a moment, and the hub
 * is held against the clerks' own books.
 */
@NullMarked
package dev.stockwell.proof.crash;

import org.jspecify.annotations.NullMarked;

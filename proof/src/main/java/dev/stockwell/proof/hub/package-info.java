/**
 * The shipped hub as a program of its own, and a client that speaks to it as any other program would.
 *
 * <p>Nothing of the hub's code is used here: it is started from its jar, asked over HTTP and killed by its pid. A call
 * is sent again, unchanged, when the connection is lost or the hub asks for it; what the API promises makes that safe.
 */
@NullMarked
package dev.stockwell.proof.hub;

import org.jspecify.annotations.NullMarked;

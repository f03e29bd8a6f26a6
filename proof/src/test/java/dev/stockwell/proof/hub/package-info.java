/** Tests of the hub's client against real sockets. */
@NullMarked
package dev.stockwell.proof.hub;

import org.jspecify.annotations.NullMarked;

/**
 * Simulated channels: they speak the real wire formats, hold real state, and misbehave when told to.
 *
 * <p>Written from the channels' public specifications and sharing no code with the connectors, so that a mistake is not
 * made twice. They listen on loopback only, and their clock can be stepped.
 */
@NullMarked
package dev.stockwell.sandbox;

import org.jspecify.annotations.NullMarked;

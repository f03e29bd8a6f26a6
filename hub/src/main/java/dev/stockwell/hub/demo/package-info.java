/**
 * The demo's world around the hub: a pretend shop, pretend tills and a public that buys, and the pages on which a visitor
 * plays with them. None of it exists unless the demo's goal has asked for it.
 *
 * <p>It knows the hub as any program does, by its API; so what its pages show is what every program would be told.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "web")
package dev.stockwell.hub.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

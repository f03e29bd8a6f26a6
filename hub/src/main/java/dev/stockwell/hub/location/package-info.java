/**
 * The places that have goods, and the pools that goods are set apart in.
 *
 * <p>A place's behaviour is in its flags; its type only describes it.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"web", "store"})
package dev.stockwell.hub.location;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

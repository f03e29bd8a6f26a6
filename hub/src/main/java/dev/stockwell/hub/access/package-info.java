/** Who may call: the keys that programs sign in with. Only their SHA-256 is kept. */
@NullMarked
@ApplicationModule(allowedDependencies = {"web", "store"})
package dev.stockwell.hub.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

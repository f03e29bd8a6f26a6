/**
 * The database, and the user's documents in it with all their versions.
 *
 * <p>Migrations run as the owner before anything else; the application works in its own role. The hub does not start on
 * a server that could lose an acknowledged commit.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "web")
package dev.stockwell.hub.store;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

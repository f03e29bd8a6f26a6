/** The command line: what each goal of {@code ./stockwell} that runs a hub or talks to one does. */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "demo", "store"})
package dev.stockwell.hub.commandline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * The places that sell: what each draws on, which rules shape what it is shown, and why a number is what it is.
 *
 * <p>What a channel may show is always derived, never stored; an explanation is made by the same arithmetic as the
 * number, and its terms add up to it.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"web", "store", "location", "catalog"})
package dev.stockwell.hub.channel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * What all resources share: problems, checks on input, paging and the ids of commands.
 *
 * <p>Every refusal leaves as problem+json with a stable type that leads to its explanation.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.stockwell.hub.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

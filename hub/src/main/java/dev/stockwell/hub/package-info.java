/**
 * The application around the kernel: configuration, REST API and command line, one package per capability.
 *
 * <p>Arrows run one way: an API package uses its capability, a capability uses the kernel, and nothing runs back.
 */
@NullMarked
package dev.stockwell.hub;

import org.jspecify.annotations.NullMarked;

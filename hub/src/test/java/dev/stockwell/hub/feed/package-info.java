/** The feed and the stream, as programs and pages see them. */
@NullMarked
package dev.stockwell.hub.feed;

import org.jspecify.annotations.NullMarked;

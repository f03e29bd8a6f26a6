@NullMarked
package dev.stockwell.hub.commandline;

import org.jspecify.annotations.NullMarked;

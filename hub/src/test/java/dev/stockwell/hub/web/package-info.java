@NullMarked
package dev.stockwell.hub.web;

import org.jspecify.annotations.NullMarked;

package dev.stockwell.hub.exchange;

import java.nio.charset.Charset;

/**
 * How a file is written.
 *
 * @param isQuoted whether a cell may be put in quotes; Amazon's reports know none
 */
record Dialect(Charset charset, char delimiter, boolean isQuoted) {}

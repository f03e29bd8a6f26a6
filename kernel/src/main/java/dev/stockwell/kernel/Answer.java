package dev.stockwell.kernel;

import java.time.Instant;

/**
 * What a sender gets back.
 *
 * @param replayed whether the command was decided earlier and this is that answer again
 * @param recordedAt when it was decided
 */
public record Answer(Outcome outcome, boolean replayed, Instant recordedAt) {}

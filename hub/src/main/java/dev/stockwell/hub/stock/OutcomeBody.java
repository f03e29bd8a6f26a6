package dev.stockwell.hub.stock;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of one line.
 *
 * @param status applied or refused; failed if it could not be decided and may be sent again
 * @param replayed true if this is the first answer again
 */
record OutcomeBody(
        UUID id,
        String status,
        @Nullable Boolean replayed,
        @Nullable Map<String, Object> problem) {}

package dev.stockwell.hub.stock;

import dev.stockwell.hub.web.Problem;
import dev.stockwell.kernel.CommandId;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of one line.
 *
 * @param status applied or refused; failed if it is not known to be done and is to be sent again
 * @param replayed true if this is the first answer again
 */
record OutcomeBody(
        UUID id,
        String status,
        @Nullable Boolean replayed,
        @Nullable Map<String, Object> problem) {

    static OutcomeBody of(CommandId id, StockDoor.Reply reply, @Nullable String sku) {
        return switch (reply) {
            case StockDoor.Reply.Failed failed ->
                new OutcomeBody(
                        id.value(), failed.status(), null, failed.problem().body());
            case StockDoor.Reply.Answered answered -> {
                Problem problem = Refusals.problem(answered.answer().outcome(), any -> sku);
                yield new OutcomeBody(
                        id.value(),
                        problem == null ? "applied" : "refused",
                        answered.replayed(),
                        problem == null ? null : problem.body());
            }
        };
    }
}

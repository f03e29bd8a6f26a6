package dev.stockwell.hub.sync;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.stockwell.hub.web.Input;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A connection as the API shows it: nothing secret.
 *
 * @param heldBack what the other channels hold back, in items' steps, while it does not answer
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ConnectionShown(
        String channel,
        String platform,
        URI address,
        String shop,
        @Nullable URI webhooks,
        String stage,
        Instant stageAt,
        @Nullable Instant cutOver,
        @Nullable Instant ordersReadAt,
        @Nullable Instant catalogueReadAt,
        @Nullable Instant darkSince,
        @Nullable String error,
        @Nullable Instant errorAt,
        long listings,
        long mapped,
        long places,
        long mappedPlaces,
        long publications,
        long due,
        long inFlight,
        long conflicting,
        long differing,
        long refused,
        long unitsAtRisk,
        long heldBack,
        @Nullable Double lagP50Millis,
        @Nullable Double lagP99Millis,
        @Nullable Next next) {

    /** The next stage and what it waits for. */
    record Next(String stage, boolean ready, List<String> missing) {}

    static ConnectionShown of(
            String code, Connection connection, Standing standing, Darkness.Held held, Onboarding.@Nullable Next next) {
        return new ConnectionShown(
                code,
                connection.platform(),
                connection.account().address(),
                connection.account().shop(),
                connection.account().webhooks(),
                Input.written(connection.stage()),
                connection.stageAt(),
                connection.cutOver(),
                connection.ordersReadAt(),
                connection.catalogueReadAt(),
                connection.darkSince(),
                connection.error(),
                connection.errorAt(),
                standing.listings(),
                standing.mapped(),
                standing.places(),
                standing.mappedPlaces(),
                standing.publications(),
                standing.due(),
                standing.inFlight(),
                standing.conflicting(),
                standing.differing(),
                standing.refused(),
                standing.unitsAtRisk(),
                held.units(),
                standing.lagP50Millis(),
                standing.lagP99Millis(),
                next == null ? null : new Next(Input.written(next.stage()), next.isReady(), next.missing()));
    }
}

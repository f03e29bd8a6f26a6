package dev.stockwell.hub.stock;

import dev.stockwell.hub.catalog.Catalog;
import dev.stockwell.hub.channel.Setups;
import dev.stockwell.hub.location.Places;
import dev.stockwell.hub.web.Input;
import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.UuidV7;
import dev.stockwell.kernel.reading.ReadingFailed;
import dev.stockwell.kernel.verification.Difference;
import dev.stockwell.kernel.verification.Report;
import dev.stockwell.kernel.verification.Verification;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The verifications of this node: one runs at a time, and whoever starts another meanwhile gets that one. */
@Component
class Verifications {
    static final int KEPT = 20;
    private static final Logger LOG = LoggerFactory.getLogger(Verifications.class);
    private static final double MILLIS = 1_000;

    private final Verification verification;
    private final Catalog catalog;
    private final Setups setups;
    private final UuidV7 ids;
    private final Map<UUID, VerificationShown> known = new LinkedHashMap<>();
    private @Nullable UUID running;

    Verifications(Verification verification, Catalog catalog, Setups setups, UuidV7 ids) {
        this.verification = verification;
        this.catalog = catalog;
        this.setups = setups;
        this.ids = ids;
    }

    synchronized UUID start() {
        if (running != null) {
            return running;
        }
        UUID id = ids.next();
        running = id;
        note(id, state("running", 0, 0));
        Thread.ofPlatform().name("verification").daemon().start(() -> run(id));
        return id;
    }

    synchronized @Nullable VerificationShown find(UUID id) {
        return known.get(id);
    }

    private void run(UUID id) {
        long started = System.nanoTime();
        VerificationShown end;
        try {
            Report report = verification.run((movements, of) ->
                    note(id, state("running", of == 0 ? 0 : (double) movements / of, movements)));
            end = shown(report);
            if (!report.isClean()) {
                LOG.error("The verification found {} differences", report.differencesInAll());
            }
        } catch (SQLException | RuntimeException failed) {
            LOG.error("The verification could not be finished", failed);
            end = new VerificationShown(
                    "failed",
                    0,
                    0,
                    0,
                    0,
                    List.of(),
                    0,
                    seconds(Duration.ofNanos(System.nanoTime() - started)),
                    failed instanceof SQLException || failed instanceof ReadingFailed
                            ? "The database could not be read: " + failed.getMessage()
                            : "It failed; the hub's log says why.");
        }
        finish(id, end);
    }

    private synchronized void finish(UUID id, VerificationShown end) {
        note(id, end);
        running = null;
    }

    private synchronized void note(UUID id, VerificationShown state) {
        known.put(id, state);
        if (known.size() > KEPT) {
            known.remove(known.keySet().iterator().next());
        }
    }

    private static VerificationShown state(String status, double progress, long movements) {
        return new VerificationShown(status, progress, 0, movements, 0, List.of(), 0, 0, null);
    }

    private VerificationShown shown(Report report) {
        Map<ItemId, String> names =
                catalog.skus(report.differences().stream().map(Difference::item).collect(Collectors.toSet()));
        Places places = setups.current().places();
        List<VerificationShown.DifferenceShown> differences = report.differences().stream()
                .map(difference -> shown(difference, names, places))
                .toList();
        return new VerificationShown(
                "done",
                1,
                report.items(),
                report.movements(),
                report.levels(),
                differences,
                report.differencesInAll(),
                seconds(report.took()),
                null);
    }

    private static VerificationShown.DifferenceShown shown(
            Difference difference, Map<ItemId, String> names, Places places) {
        return new VerificationShown.DifferenceShown(
                Input.written(difference.check()),
                names.getOrDefault(
                        difference.item(), String.valueOf(difference.item().value())),
                difference.level() == null
                        ? null
                        : places.code(difference.level().location()),
                difference.level() == null
                        ? null
                        : places.code(difference.level().pool()),
                difference.state() == null ? null : difference.state().name().toLowerCase(Locale.ROOT),
                difference.seq() == 0 ? null : difference.item().value() + "-" + difference.seq(),
                difference.expected(),
                difference.found());
    }

    private static double seconds(Duration took) {
        return took.toMillis() / MILLIS;
    }
}

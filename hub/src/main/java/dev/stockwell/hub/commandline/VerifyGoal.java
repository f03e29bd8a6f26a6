package dev.stockwell.hub.commandline;

import dev.stockwell.hub.store.Database;
import dev.stockwell.hub.store.HubSettings;
import dev.stockwell.kernel.verification.Difference;
import dev.stockwell.kernel.verification.Report;
import dev.stockwell.kernel.verification.Verification;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/** Proves that every level is the sum of its movements: through the running hub, or on the database where none runs. */
@Command(
        name = "verify",
        description =
                "Prove that every level equals the sum of its movements. Works beside a running hub and without one.",
        mixinStandardHelpOptions = true,
        footer = {"", "Exit code: 0 nothing differs, 1 something does or the proof could not be made."})
final class VerifyGoal implements Callable<Integer> {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
    private static final int SHOWN = 50;

    @Mixin
    private DataFolder data = new DataFolder();

    @Override
    public Integer call() throws IOException, SQLException {
        Optional<HubCalls> hub = HubCalls.of(data);
        return hub.isPresent() ? through(hub.get()) : alone();
    }

    private int through(HubCalls hub) throws IOException {
        String id = hub.call("POST", "/verification", null).path("id").asString();
        ProgressLine progress = new ProgressLine("verifying");
        JsonNode state = hub.call("GET", "/verification/" + id, null);
        while (state.path("status").asString().equals("running")) {
            progress.show(state.path("progress").asDouble());
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            state = hub.call("GET", "/verification/" + id, null);
        }
        progress.end();
        if (!state.path("status").asString().equals("done")) {
            throw new IOException(state.path("failure").asString());
        }
        for (JsonNode difference : state.path("differences")) {
            System.out.println("  " + difference);
        }
        return verdict(
                state.path("items").asLong(),
                state.path("movements").asLong(),
                state.path("levels").asLong(),
                state.path("differencesInAll").asLong(),
                state.path("seconds").asDouble());
    }

    private int alone() throws IOException, SQLException {
        HubSettings settings = new HubSettings(
                data.path(), System.getenv("STOCKWELL_DB_URL"), System.getenv("STOCKWELL_DB_OWNER_URL"), null);
        try (Database database = Database.open(settings)) {
            ProgressLine progress = new ProgressLine("verifying");
            Report report = new Verification(database.pool())
                    .run((movements, of) -> progress.show(of == 0 ? 0 : (double) movements / of));
            progress.end();
            report.differences().stream().limit(SHOWN).map(VerifyGoal::line).forEach(System.out::println);
            return verdict(
                    report.items(),
                    report.movements(),
                    report.levels(),
                    report.differencesInAll(),
                    report.took().toMillis() / 1_000.0);
        }
    }

    private static String line(Difference difference) {
        return "  " + difference;
    }

    private static int verdict(long items, long movements, long levels, long differences, double seconds) {
        System.out.printf(
                "%,d items, %,d levels, %,d movements in %.1f s: %s%n",
                items,
                levels,
                movements,
                seconds,
                differences == 0 ? "every level is the sum of its movements." : differences + " differences.");
        return differences == 0 ? 0 : 1;
    }
}

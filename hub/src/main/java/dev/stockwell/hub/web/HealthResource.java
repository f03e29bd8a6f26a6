package dev.stockwell.hub.web;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a watcher asks: does it live, can it serve, how does it fare. */
@RestController
@RequestMapping("/api/v1")
class HealthResource {
    private static final int PATIENCE_SECONDS = 2;

    private final DataSource database;
    private final PrometheusMeterRegistry meters;

    HealthResource(DataSource database, PrometheusMeterRegistry meters) {
        this.database = database;
        this.meters = meters;
    }

    @GetMapping("/health")
    Map<String, String> health() {
        return ready();
    }

    @GetMapping("/ready")
    Map<String, String> ready() {
        try (Connection connection = database.getConnection()) {
            if (connection.isValid(PATIENCE_SECONDS)) {
                return Map.of("status", "up");
            }
        } catch (SQLException unreachable) {
            throw new Problem(ProblemCode.STARTING, "The database does not answer yet.");
        }
        throw new Problem(ProblemCode.STARTING, "The database does not answer yet.");
    }

    @GetMapping(path = "/metrics", produces = "text/plain;version=0.0.4;charset=utf-8")
    String metrics() {
        return meters.scrape();
    }
}

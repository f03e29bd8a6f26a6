package dev.stockwell.hub.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class BrakeTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-31T09:30:00Z"));
    private final Brake brake = new Brake(now::get, 3);

    @Test
    void theFirstAttemptsAreFreeAndTheNextMustWaitTwiceAsLongEachTime() {
        assertThat(brake.attempt("ada")).isZero();
        assertThat(brake.attempt("ada")).isZero();
        assertThat(brake.attempt("ada")).isZero();
        for (int seconds : new int[] {1, 2, 4, 8, 16, 32, 60, 60}) {
            assertThat(brake.attempt("ada")).isEqualTo(Duration.ofSeconds(seconds));
            passed(Duration.ofSeconds(seconds));
            assertThat(brake.attempt("ada")).isZero();
        }
    }

    @Test
    void anAttemptThatIsTooSoonDoesNotMakeTheWaitLonger() {
        exhaust("ada");

        for (int i = 0; i < 100; i++) {
            assertThat(brake.attempt("ada")).isEqualTo(Duration.ofSeconds(1));
        }
    }

    @Test
    void oneNameDoesNotSlowDownAnother() {
        exhaust("ada");

        assertThat(brake.attempt("grace")).isZero();
    }

    @Test
    void successForgivesANameEverythingAndAnAddressOnlyThatAttempt() {
        exhaust("ada");
        exhaust("192.0.2.7");

        brake.succeeded("ada", true);
        brake.succeeded("192.0.2.7", false);

        assertThat(brake.attempt("ada")).isZero();
        assertThat(brake.attempt("ada")).isZero();
        assertThat(brake.attempt("192.0.2.7")).isZero();
        assertThat(brake.attempt("192.0.2.7")).isPositive();
    }

    @Test
    void whatIsLongAgoIsForgotten() {
        exhaust("ada");
        passed(Duration.ofMinutes(16));

        exhaust("ada");
        assertThat(brake.attempt("ada")).isEqualTo(Duration.ofSeconds(1));
    }

    private void exhaust(String key) {
        for (int i = 0; i < 3; i++) {
            assertThat(brake.attempt(key)).isZero();
        }
    }

    private void passed(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }
}

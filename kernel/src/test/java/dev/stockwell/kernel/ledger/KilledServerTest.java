package dev.stockwell.kernel.ledger;

import static dev.stockwell.kernel.testing.Shop.WAREHOUSE;
import static dev.stockwell.kernel.testing.Shop.aKernelOn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stockwell.kernel.Answer;
import dev.stockwell.kernel.Outcome;
import dev.stockwell.kernel.testing.Crowd;
import dev.stockwell.kernel.testing.KernelDatabase;
import dev.stockwell.kernel.testing.Retrying;
import dev.stockwell.kernel.testing.Shop;
import dev.stockwell.postgres.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** PostgreSQL is killed under load: whatever was answered is there when it is back. */
class KilledServerTest {
    private static final int ROUNDS = 3;

    @Test
    void noAnsweredCommandIsLostAndNoneIsDoneTwice() throws Exception {
        Path folder = Files.createTempDirectory(
                "stockwell-kernel-",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        Path programs =
                Path.of(System.getProperty("java.io.tmpdir"), "stockwell-programs-" + System.getProperty("user.name"));
        try (EmbeddedPostgres server = EmbeddedPostgres.startForTests(folder, programs)) {
            KernelDatabase database = new KernelDatabase(server.owner(), server.application()).migrated();
            try (Shop shop = aKernelOn(database)) {
                shop.with(100_000, shop.mug, WAREHOUSE);
                long held = 0;
                for (int round = 0; round < ROUNDS; round++) {
                    held += holdWhileTheServerIsKilled(shop, server);
                }

                assertThat(shop.books().of(shop.mug, WAREHOUSE))
                        .isEqualTo((100_000 - held) + " available, " + held + " reserved");
                assertThat(database.number("select count(*) from claim")).isEqualTo(held);
                database.assertCoherent();
            }
        }
    }

    private static long holdWhileTheServerIsKilled(Shop shop, EmbeddedPostgres server) {
        int callers = 8;
        AtomicInteger answered = new AtomicInteger();
        AtomicBoolean killed = new AtomicBoolean();
        Crowd crowd = new Crowd();
        for (int caller = 0; caller < callers; caller++) {
            crowd.with(() -> {
                List<Answer> answers = new ArrayList<>();
                for (int after = 0; after < 10; after += killed.get() ? 1 : 0) {
                    answers.add(Retrying.execute(shop.kernel(), shop.envelope(shop.hold(1, shop.mug, WAREHOUSE))));
                    answered.incrementAndGet();
                }
                return answers;
            });
        }
        crowd.with(() -> {
            while (answered.get() < 200) {
                LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
            }
            ProcessHandle.of(server.pid()).orElseThrow().destroyForcibly();
            killed.set(true);
            return List.of();
        });
        List<List<Answer>> answers = crowd.go();
        assertThat(answers.stream().flatMap(List::stream))
                .allSatisfy(answer -> assertThat(answer.outcome()).isInstanceOf(Outcome.Held.class));
        return answered.get();
    }
}

package dev.stockwell.kernel.ledger;

import static dev.stockwell.kernel.testing.Shop.WAREHOUSE;
import static dev.stockwell.kernel.testing.Shop.aKernel;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stockwell.kernel.Answer;
import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.Kernel;
import dev.stockwell.kernel.Outcome;
import dev.stockwell.kernel.testing.Crowd;
import dev.stockwell.kernel.testing.Retrying;
import dev.stockwell.kernel.testing.Shop;
import dev.stockwell.kernel.testing.TcpProxy;
import dev.stockwell.postgres.Access;
import java.io.IOException;
import java.net.URI;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The wire to PostgreSQL is cut: nothing that was answered is lost, and nothing is done twice. */
class CutWireTest {
    @RegisterExtension
    final Shop shop = aKernel();

    private @Nullable TcpProxy wire;

    @AfterEach
    void close() throws IOException {
        if (wire != null) {
            wire.close();
        }
    }

    @ParameterizedTest
    @EnumSource(TcpProxy.Cut.class)
    void aCommandWhoseCommitIsLostIsDoneOnceAndAnswered(TcpProxy.Cut cut) throws Exception {
        Kernel kernel = shop.node(throughWire());
        shop.with(50, shop.mug, WAREHOUSE);
        kernel.execute(shop.envelope(shop.hold(1, shop.mug, WAREHOUSE)));
        for (int i = 1; i <= 10; i++) {
            wire().cutNext(cut);

            Answer answer = kernel.execute(shop.envelope(shop.hold(1, shop.mug, WAREHOUSE)));

            assertThat(answer.outcome()).isInstanceOf(Outcome.Held.class);
            assertThat(answer.replayed()).isEqualTo(cut == TcpProxy.Cut.BEFORE_THE_ANSWER);
            assertThat(wire().cuts()).isEqualTo(i);
        }
        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("39 available, 11 reserved");
    }

    @Test
    void underLoadWithCutsAnywhereEveryCommandIsDoneOnce() throws Exception {
        Kernel kernel = shop.node(throughWire());
        shop.with(1_000, shop.mug, WAREHOUSE).with(1_000, shop.pot, WAREHOUSE);
        AtomicInteger answered = new AtomicInteger();
        Crowd crowd = new Crowd();
        for (int caller = 0; caller < 16; caller++) {
            crowd.with(() -> {
                List<Answer> answers = new ArrayList<>();
                for (int i = 0; i < 40; i++) {
                    ItemId item = i % 2 == 0 ? shop.mug : shop.pot;
                    answers.add(Retrying.execute(kernel, shop.envelope(shop.hold(1, item, WAREHOUSE))));
                    answered.incrementAndGet();
                }
                return answers;
            });
        }
        crowd.with(() -> {
            cutAgainAndAgain(answered);
            return List.of();
        });

        List<List<Answer>> answers = crowd.go();

        assertThat(answers.stream().flatMap(List::stream))
                .hasSize(640)
                .allSatisfy(answer -> assertThat(answer.outcome()).isInstanceOf(Outcome.Held.class));
        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("680 available, 320 reserved");
        assertThat(shop.books().of(shop.pot, WAREHOUSE)).isEqualTo("680 available, 320 reserved");
        assertThat(wire().cuts()).as("seed 17").isPositive();
    }

    /** Cuts wherever the kernel happens to be, each time when a few more were answered. */
    private void cutAgainAndAgain(AtomicInteger answered) {
        SplittableRandom random = new SplittableRandom(17);
        for (int next = 20; next < 600; next += random.nextInt(5, 60)) {
            while (answered.get() < next) {
                LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
            }
            LockSupport.parkNanos(random.nextLong(Duration.ofMillis(4).toNanos()));
            switch (random.nextInt(3)) {
                case 0 -> wire().cutNow();
                case 1 -> wire().cutNext(TcpProxy.Cut.BEFORE_THE_SERVER);
                default -> wire().cutNext(TcpProxy.Cut.BEFORE_THE_ANSWER);
            }
        }
    }

    private TcpProxy wire() {
        return Objects.requireNonNull(wire);
    }

    private Connector throughWire() throws IOException {
        Access direct = shop.database().application();
        URI server = URI.create(direct.url().substring("jdbc:".length()));
        wire = new TcpProxy(server.getPort());
        String url = direct.url().replace(":" + server.getPort() + "/", ":" + wire().port() + "/")
                + "?prepareThreshold=0&socketTimeout=20";
        return () -> DriverManager.getConnection(url, direct.user(), direct.password());
    }
}

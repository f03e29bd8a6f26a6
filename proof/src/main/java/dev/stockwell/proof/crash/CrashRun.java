package dev.stockwell.proof.crash;

import dev.stockwell.proof.hub.HubClient;
import dev.stockwell.proof.hub.HubProcess;
import dev.stockwell.proof.hub.Resends;
import dev.stockwell.proof.hub.Together;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.HdrHistogram.Histogram;

/** The rounds of one crash proof: work, a crash, the way back, and the audit. */
public final class CrashRun implements AutoCloseable {
    private static final Duration WORK_MIN = Duration.ofMillis(300);
    private static final Duration WORK_MAX = Duration.ofMillis(1_500);
    private static final Duration WORK_AFTER = Duration.ofMillis(200);
    private static final Duration READY_LIMIT = Duration.ofMinutes(10);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(60);
    private static final long LOOK_NANOS = 10_000_000;
    private static final long MILLIS_MIN = 1_000;

    private final Settings settings;
    private final SplittableRandom random;
    private final int port;
    private final CrashShop shop = new CrashShop();
    private final Record record = new Record();
    private final Map<CrashKind, Integer> crashes = new TreeMap<>();
    private final Histogram readyMillis = new Histogram(3);
    private final ReentrantReadWriteLock workOrAudit = new ReentrantReadWriteLock(true);
    private final List<Clerk> clerks = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final HubClient client;
    private final Audit audit;
    private volatile boolean isOver;
    private HubProcess hub;

    /**
     * How it is run.
     *
     * @param folder the hub's data directory
     * @param frozenMax the longest time that processes stand still; at least a second
     */
    public record Settings(Path folder, int rounds, int clerks, Duration frozenMax, long seed) {}

    /** Starts a hub and opens the shop. */
    public CrashRun(Settings settings) throws IOException {
        this.settings = settings;
        this.random = new SplittableRandom(settings.seed());
        this.port = HubProcess.freePort();
        this.hub = HubProcess.start(settings.folder(), port, HubProcess.USUAL_FLAGS);
        this.client = new HubClient(hub.address(), hub.key(), Resends.NONE, ANSWER_LIMIT);
        this.audit = new Audit(client, shop, record);
    }

    /** Runs all rounds, or stops after the first that finds something. */
    public Summary run(Progress progress) throws IOException {
        long started = System.nanoTime();
        shop.open(client);
        for (int i = 0; i < settings.clerks(); i++) {
            Clerk clerk = new Clerk(i, client, shop, record, random.nextLong());
            clerks.add(clerk);
            threads.add(Thread.ofPlatform().daemon().name("clerk-" + i).start(() -> work(clerk)));
        }
        int round = 0;
        while (round < settings.rounds() && record.complaints().isEmpty()) {
            CrashKind kind = CrashKind.ofRound(round);
            pause(between(WORK_MIN, WORK_MAX));
            long ready = crash(kind);
            readyMillis.recordValue(ready);
            crashes.merge(kind, 1, Integer::sum);
            pause(WORK_AFTER);
            audit();
            progress.round(++round, kind, ready, record.acknowledged());
        }
        return summary(Duration.ofNanos(System.nanoTime() - started));
    }

    /** Is told of each round. */
    @FunctionalInterface
    public interface Progress {
        /**
         * A round is over.
         *
         * @param readyMillis how long the hub was not ready
         */
        void round(int round, CrashKind crash, long readyMillis, long acknowledged);
    }

    private void work(Clerk clerk) {
        while (!isOver) {
            workOrAudit.readLock().lock();
            try {
                clerk.work();
            } catch (RuntimeException broken) {
                record.complain("a clerk gave up: " + broken);
                return;
            } finally {
                workOrAudit.readLock().unlock();
            }
        }
    }

    /** Every command has its answer when this begins: a clerk who works holds the other lock. */
    private void audit() throws IOException {
        workOrAudit.writeLock().lock();
        try {
            Together.run(clerks.size(), number -> {
                Clerk clerk = clerks.get(number);
                audit.answers(clerk.takeAnswered());
                audit.holds(clerk.takeHoldStates());
                return clerk;
            });
            audit.stock();
        } finally {
            workOrAudit.writeLock().unlock();
        }
    }

    /** Lets it happen, brings the hub back, and answers how many milliseconds it took to be ready again. */
    private long crash(CrashKind kind) throws IOException {
        Victims victims = new Victims(hub);
        return switch (kind) {
            case JAVA_KILLED -> {
                victims.killJava();
                yield restart();
            }
            case BOTH_KILLED -> {
                victims.killBoth();
                yield restart();
            }
            case POSTGRES_KILLED -> {
                Optional<Long> killed = hub.postgresPid();
                victims.killPostgres();
                yield awaitAnotherPostgres(killed);
            }
            case JAVA_FROZEN -> freeze(victims.javaPids());
            case POSTGRES_FROZEN -> freeze(victims.postgresPids());
        };
    }

    private long restart() throws IOException {
        long from = System.nanoTime();
        hub = HubProcess.launch(settings.folder(), port, HubProcess.USUAL_FLAGS);
        hub.awaitReady(READY_LIMIT);
        return millisSince(from);
    }

    private long awaitAnotherPostgres(Optional<Long> killed) throws IOException {
        long from = System.nanoTime();
        while (hub.isAlive()
                && (hub.postgresPid().isEmpty() || hub.postgresPid().equals(killed))) {
            if (millisSince(from) > READY_LIMIT.toMillis()) {
                throw new IOException("PostgreSQL was not started again. The hub said:\n" + hub.said());
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
        hub.awaitReady(READY_LIMIT);
        return millisSince(from);
    }

    private long freeze(List<Long> pids) throws IOException {
        Victims.freeze(pids);
        try {
            pause(between(Duration.ofMillis(MILLIS_MIN), settings.frozenMax()));
        } finally {
            Victims.thaw(pids);
        }
        long from = System.nanoTime();
        hub.awaitReady(READY_LIMIT);
        return millisSince(from);
    }

    private Summary summary(Duration took) {
        return new Summary(
                settings.seed(),
                crashes.values().stream().mapToInt(Integer::intValue).sum(),
                crashes,
                shop.takesOrders(),
                record.acknowledgedByKind(),
                record.acknowledged(),
                record.resent(),
                record.doneBeforeTheResend(),
                record.lostConnections(),
                record.openAnswers(),
                audit.lost(),
                audit.wrong(),
                audit.movements(),
                readyMillis.getValueAtPercentile(50),
                readyMillis.getValueAtPercentile(99),
                readyMillis.getMaxValue(),
                took.toSeconds(),
                record.complaints());
    }

    private Duration between(Duration min, Duration max) {
        return Duration.ofMillis(random.nextLong(min.toMillis(), max.toMillis() + 1));
    }

    private static void pause(Duration duration) {
        long end = System.nanoTime() + duration.toNanos();
        for (long left = duration.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private static long millisSince(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos).toMillis();
    }

    @Override
    public void close() throws IOException {
        isOver = true;
        try {
            for (Thread thread : threads) {
                thread.join(ANSWER_LIMIT);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        client.close();
        hub.close();
    }
}

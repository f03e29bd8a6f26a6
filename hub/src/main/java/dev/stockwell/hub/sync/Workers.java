package dev.stockwell.hub.sync;

import dev.stockwell.kernel.ChannelId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The threads of sync: those that turn changes into numbers, follow the setup and hear echoes, and two a channel. */
@Component
class Workers implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
    private static final Duration RELAY_RESTS = Duration.ofMillis(20);
    private static final Duration FOLLOWING_RESTS = Duration.ofMillis(200);
    private static final Duration CHANNEL_RESTS = Duration.ofMillis(250);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(1);
    /** What changes meanwhile goes in one batch. */
    private static final Duration BETWEEN_ROUNDS = Duration.ofMillis(25);

    private static final Duration ECHOES_REST = Duration.ofMillis(250);
    private static final Duration KEEPING_HOUSE = Duration.ofMinutes(1);
    private static final Duration ENDING = Duration.ofSeconds(5);

    private final Relay relay;
    private final Following following;
    private final ChannelWorker worker;
    private final Connections connections;
    private final Deliveries deliveries;
    private final Echoes echoes;
    private final Activity activity;
    private final Bell bell;
    private final SyncSettings settings;
    private final Map<ChannelId, Thread> channels = new ConcurrentHashMap<>();
    private final Map<String, Thread> others = new ConcurrentHashMap<>();
    private final CountDownLatch ending = new CountDownLatch(1);
    private volatile boolean running;

    Workers(
            Relay relay,
            Following following,
            ChannelWorker worker,
            Connections connections,
            Deliveries deliveries,
            Echoes echoes,
            Activity activity,
            Bell bell,
            SyncSettings settings) {
        this.relay = relay;
        this.following = following;
        this.worker = worker;
        this.connections = connections;
        this.deliveries = deliveries;
        this.echoes = echoes;
        this.activity = activity;
        this.bell = bell;
        this.settings = settings;
    }

    @Override
    public synchronized void start() {
        running = true;
        if (!settings.works()) {
            return;
        }
        others.put("relay", thread("sync-relay", () -> loop(relay::runOnce, RELAY_RESTS)));
        others.put("following", thread("sync-following", () -> loop(this::follow, FOLLOWING_RESTS)));
        others.put("echoes", thread("sync-echoes", () -> loop(this::hear, ECHOES_REST)));
        others.put("house", thread("sync-house", () -> loop(this::keepHouse, KEEPING_HOUSE)));
    }

    @Override
    public synchronized void stop() {
        running = false;
        ending.countDown();
        List<Thread> threads = Stream.concat(others.values().stream(), channels.values().stream())
                .toList();
        try {
            long end = System.nanoTime() + ENDING.toNanos();
            for (Thread thread : threads) {
                thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        // An interrupt cuts the connection that a statement runs on; so it comes last, for whoever waits for a shop.
        threads.forEach(Thread::interrupt);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private int follow() {
        for (Connection connection : connections.all()) {
            ChannelId channel = connection.channel();
            channels.computeIfAbsent(channel, first -> thread("sync-channel-" + first.value(), () -> work(first)));
            others.computeIfAbsent("catalogue-" + channel.value(), name -> thread("sync-" + name, () -> read(channel)));
        }
        return following.runOnce();
    }

    private void read(ChannelId channel) {
        loop(() -> worker.readCatalogue(channel) ? 1 : 0, CHANNEL_RESTS);
    }

    private int hear() {
        echoes.runOnce();
        return 0;
    }

    private int keepHouse() {
        deliveries.forgetOld();
        activity.forgetOld();
        return 0;
    }

    private void work(ChannelId channel) {
        while (running) {
            try {
                if (!worker.runOnce(channel)) {
                    bell.await(channel, CHANNEL_RESTS);
                }
                Thread.sleep(BETWEEN_ROUNDS);
            } catch (InterruptedException hurried) {
                return;
            } catch (RuntimeException failed) {
                trouble("Channel " + channel.value(), failed);
            }
        }
    }

    private void loop(IntSupplier step, Duration rest) {
        while (running) {
            try {
                if (step.getAsInt() == 0 && ending.await(rest.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            } catch (InterruptedException hurried) {
                return;
            } catch (RuntimeException failed) {
                trouble(Thread.currentThread().getName(), failed);
            }
        }
    }

    private void trouble(String who, RuntimeException failed) {
        if (!running) {
            return;
        }
        LOG.warn("{} failed and goes on in a second: {}", who, failed.toString());
        LOG.debug("It failed here", failed);
        try {
            if (ending.await(AFTER_TROUBLE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("It ends meanwhile");
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread thread(String name, Runnable work) {
        return Thread.ofVirtual().name(name).start(work);
    }
}

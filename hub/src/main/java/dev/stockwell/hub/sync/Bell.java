package dev.stockwell.hub.sync;

import dev.stockwell.kernel.ChannelId;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Tells whoever works on a channel that there is something to do. Missing it costs a moment: everybody looks by himself too. */
@Component
class Bell {
    private final Map<ChannelId, Semaphore> waiting = new ConcurrentHashMap<>();

    void ring(ChannelId channel) {
        Semaphore rung = of(channel);
        if (rung.availablePermits() == 0) {
            rung.release();
        }
    }

    /** Waits until it rings, or for some time. */
    void await(ChannelId channel, Duration time) throws InterruptedException {
        Semaphore rung = of(channel);
        if (rung.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS)) {
            rung.drainPermits();
        }
    }

    private Semaphore of(ChannelId channel) {
        return waiting.computeIfAbsent(channel, first -> new Semaphore(0));
    }
}

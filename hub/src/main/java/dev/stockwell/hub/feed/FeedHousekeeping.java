package dev.stockwell.hub.feed;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets what the feed no longer promises to know. */
@Component
class FeedHousekeeping {
    private static final Duration KEPT = Duration.ofDays(7);
    private static final int AT_ONCE = 10_000;

    private final Feed feed;
    private final InstantSource clock;

    FeedHousekeeping(Feed feed, InstantSource clock) {
        this.feed = feed;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.HOURS)
    void runOnce() {
        Instant oldest = clock.instant().minus(KEPT);
        while (feed.forget(oldest, AT_ONCE) > 0) {}
    }
}

package dev.stockwell.hub.stock;

import dev.stockwell.hub.store.Documents;
import dev.stockwell.kernel.ledger.ExpirySweep;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What has to be done from time to time. Each step is safe to repeat and to run on several nodes at once. */
@Component
@EnableScheduling
class Housekeeping {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final Duration REQUESTS_KEPT = Duration.ofDays(30);
    private static final int FORGOTTEN_AT_ONCE = 10_000;

    private final ExpirySweep expiry;
    private final Documents documents;
    private final StoredRequests requests;
    private final InstantSource clock;

    Housekeeping(ExpirySweep expiry, Documents documents, StoredRequests requests, InstantSource clock) {
        this.expiry = expiry;
        this.documents = documents;
        this.requests = requests;
        this.clock = clock;
    }

    /** Gives back what expired holds have, so that channels see it. */
    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void sweepExpired() {
        try {
            expiry.runOnce();
        } catch (SQLException | RuntimeException failed) {
            LOG.warn("Expired holds could not be swept; tried again in a second: {}", failed.getMessage());
        }
    }

    /** Takes up what another node has set up. */
    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void followDocuments() {
        try {
            documents.followOthers();
        } catch (RuntimeException failed) {
            LOG.warn("Changes of other nodes could not be read; tried again in a second: {}", failed.getMessage());
        }
    }

    /** Forgets the answers to requests whose ids are no longer promised to be known. */
    @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.HOURS)
    void forgetOldRequests() {
        Instant oldest = clock.instant().minus(REQUESTS_KEPT);
        long sum = 0;
        long forgotten;
        do {
            forgotten = requests.forget(oldest, FORGOTTEN_AT_ONCE);
            sum += forgotten;
        } while (forgotten == FORGOTTEN_AT_ONCE);
        LOG.info("Forgot the answers to {} requests older than 30 days", sum);
    }
}

package dev.stockwell.hub.order;

import dev.stockwell.hub.store.Documents;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Orders that are taken up again: those whose parked lines have become known, and those that a node left unfinished.
 * Each step may be repeated and run on several nodes at once.
 */
@Component
class ParkedOrders {
    private static final Logger LOG = LoggerFactory.getLogger(ParkedOrders.class);
    private static final int NAMES_AT_ONCE = 500;
    /** So many orders are taken up before whoever has mapped a name gets his answer; the rest follow. */
    private static final int AT_ONCE = 100;
    /** After those that keep what is known of documents. */
    private static final int LAST = 1_000;

    private final ParkedLines parked;
    private final Names names;
    private final Orders orders;
    private final AtomicBoolean isMoreToDo = new AtomicBoolean();

    ParkedOrders(ParkedLines parked, Names names, Orders orders) {
        this.parked = parked;
        this.names = names;
        this.orders = orders;
    }

    @EventListener
    @Order(LAST)
    void takeUp(Documents.Changed changed) {
        takeUp(AT_ONCE);
    }

    /** What the last change of documents left over. */
    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void takeUpTheRest() {
        if (isMoreToDo.getAndSet(false)) {
            takeUp(Integer.MAX_VALUE);
        }
    }

    @EventListener
    void finish(ApplicationReadyEvent ready) {
        try {
            int finished = orders.finish();
            if (finished > 0) {
                LOG.info("Sent {} order snapshots that were stored and not yet decided", finished);
            }
        } catch (RuntimeException failed) {
            LOG.error("Orders that were left unfinished could not be sent; their next snapshots will do it", failed);
        }
    }

    private void takeUp(int most) {
        int left = most;
        try {
            List<String> page = parked.names("", NAMES_AT_ONCE);
            while (!page.isEmpty() && left > 0) {
                List<String> known = page.stream().filter(names::isKnown).toList();
                List<ParkedLines.Waiting> waiting = known.isEmpty() ? List.of() : parked.waiting(known);
                for (ParkedLines.Waiting each : waiting.subList(0, Math.min(left, waiting.size()))) {
                    takeUp(each);
                }
                left -= waiting.size();
                page = parked.names(page.getLast(), NAMES_AT_ONCE);
            }
        } catch (RuntimeException failed) {
            left = -1;
            LOG.warn("Parked orders could not be looked through; tried again in a second: {}", failed.getMessage());
        }
        if (left <= 0) {
            isMoreToDo.set(true);
        }
    }

    private void takeUp(ParkedLines.Waiting each) {
        try {
            orders.takeUp(each.channel(), each.externalId());
        } catch (RuntimeException failed) {
            LOG.warn("The parked lines of order {} could not take effect: {}", each.externalId(), failed.getMessage());
        }
    }
}

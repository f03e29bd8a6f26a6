package dev.stockwell.hub.sync;

import dev.stockwell.connectors.ChangeKind;
import dev.stockwell.connectors.Failure;
import dev.stockwell.connectors.PushBatch;
import dev.stockwell.connectors.PushLine;
import dev.stockwell.connectors.PushOutcome;
import dev.stockwell.connectors.StockChange;
import dev.stockwell.kernel.UuidV7;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells a shop its numbers. What goes out is noted before it goes, so that after a crash the same batch is sent again
 * under its id; nothing else is sent for those publications until its answer is known.
 */
@Component
class Pusher {
    private final Publications publications;
    private final Line line;
    private final Activity activity;
    private final TransactionTemplate transaction;
    private final UuidV7 ids;
    private final InstantSource clock;
    private final MeterRegistry meters;
    private final Map<String, Timer> lags = new ConcurrentHashMap<>();

    Pusher(
            Publications publications,
            Line line,
            Activity activity,
            TransactionTemplate transaction,
            UuidV7 ids,
            InstantSource clock,
            MeterRegistry meters) {
        this.publications = publications;
        this.line = line;
        this.activity = activity;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
        this.meters = meters;
    }

    /** Sends one batch again that has no answer; answers how many lines it had, and -1 if it got none again. */
    int again(Line.End end) {
        Publications.Batch batch = publications.unanswered(end.channel());
        return batch == null ? 0 : send(end, batch.id(), batch.lines());
    }

    /** Where nothing may be written any more, a batch without an answer is not sent again: it is looked at what it did. */
    int giveUp(Line.End end) {
        return publications.giveUp(end.channel());
    }

    /** Sends what is due, as much as one batch holds; answers how many lines, and -1 if there was no answer. */
    int push(Line.End end) {
        boolean compares = end.connector().abilities().canWrite(ChangeKind.COMPARE_AND_SET);
        Connection connection = end.connection();
        Publications.Gate gate = new Publications.Gate(connection.stage() == Stage.PILOT, compares, mayRaise(end));
        UUID id = ids.next();
        List<Publications.Sent> lines = publications.claim(
                end.channel(), id, gate, end.connector().abilities().linesMax());
        if (lines.isEmpty()) {
            return 0;
        }
        Timer lag = lags.computeIfAbsent(String.valueOf(end.channel().value()), this::lag);
        Instant now = clock.instant();
        lines.forEach(sent -> lag.record(Duration.between(sent.changedAt(), now)));
        return send(end, id, lines);
    }

    /** Without compare-and-set a number is raised only after the shop's orders were read a moment ago. */
    boolean mayRaise(Line.End end) {
        if (end.connector().abilities().canWrite(ChangeKind.COMPARE_AND_SET)) {
            return true;
        }
        Instant readAt = end.connection().ordersReadAt();
        return readAt != null && readAt.isAfter(clock.instant().minus(Duration.ofSeconds(5)));
    }

    /** Sends what was noted under a batch; answers how many lines, and -1 if there was no answer. */
    int send(Line.End end, UUID id, List<Publications.Sent> lines) {
        boolean compares = end.connector().abilities().canWrite(ChangeKind.COMPARE_AND_SET);
        Map<PushLine, Publications.Sent> byLine = lines.stream()
                .collect(Collectors.toMap(sent -> new PushLine(sent.stock(), change(sent, compares)), sent -> sent));
        Instant started = clock.instant();
        List<PushOutcome> outcomes =
                end.connector().push(new PushBatch(id, "stockwell-" + id, List.copyOf(byLine.keySet())));
        Duration took = Duration.between(started, clock.instant());
        List<Failure> failures = new ArrayList<>();
        int[] done = {0, 0, 0};
        transaction.executeWithoutResult(status -> {
            for (PushOutcome outcome : outcomes) {
                settle(end, id, byLine.get(outcome.line()), outcome, failures, done);
            }
        });
        activity.note(end.channel(), "pushed", lines.size(), took, words(lines, done, failures));
        meters.counter("stockwell.sync.pushed", "channel", channel(end)).increment(done[0]);
        meters.counter("stockwell.sync.stale", "channel", channel(end)).increment(done[1]);
        meters.counter("stockwell.sync.refused", "channel", channel(end)).increment(done[2]);
        if (failures.isEmpty()) {
            line.answered(end);
            return lines.size();
        }
        line.failed(end, failures.getFirst());
        return -1;
    }

    private void settle(
            Line.End end,
            UUID batch,
            Publications.@Nullable Sent sent,
            PushOutcome outcome,
            List<Failure> failures,
            int[] done) {
        if (sent == null) {
            throw new IllegalStateException("an outcome belongs to a line that was sent");
        }
        switch (outcome) {
            case PushOutcome.Applied applied -> {
                publications.applied(sent.key(), batch, boxed(applied.quantity()));
                done[0]++;
            }
            case PushOutcome.Stale stale -> {
                publications.stale(sent.key(), batch, boxed(stale.current()));
                done[1]++;
            }
            case PushOutcome.Refused refused -> {
                publications.refused(
                        sent.key(),
                        batch,
                        refused.words(),
                        refused.retryHelps() ? line.later(end.connection().failures() + 1) : null);
                done[2]++;
            }
            case PushOutcome.Unanswered unanswered -> {
                Failure failure = unanswered.failure();
                failures.add(failure);
                publications.unanswered(
                        sent.key(), batch, failure.words(), failure.mayHaveApplied(), failure.waitAtLeast());
            }
        }
    }

    private static StockChange change(Publications.Sent sent, boolean compares) {
        Long expected = sent.expected();
        return compares && expected != null
                ? new StockChange.CompareAndSet(expected, sent.quantity())
                : new StockChange.Set(sent.quantity());
    }

    private static String words(List<Publications.Sent> lines, int[] done, List<Failure> failures) {
        StringBuilder words = new StringBuilder();
        words.append(done[0]).append(" written");
        if (done[1] > 0) {
            words.append(", ").append(done[1]).append(" showed something else than expected");
        }
        if (done[2] > 0) {
            words.append(", ").append(done[2]).append(" refused");
        }
        if (!failures.isEmpty()) {
            words.append(", ")
                    .append(lines.size() - done[0] - done[1] - done[2])
                    .append(" without an answer: ");
            words.append(failures.getFirst().words());
        }
        return words.toString();
    }

    private static @Nullable Long boxed(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }

    private static String channel(Line.End end) {
        return String.valueOf(end.channel().value());
    }

    private Timer lag(String channel) {
        return Timer.builder("stockwell.sync.lag")
                .description("from the commit of a change to the request that tells the channel")
                .tag("channel", channel)
                .publishPercentileHistogram()
                .maximumExpectedValue(Duration.ofMinutes(10))
                .register(meters);
    }
}

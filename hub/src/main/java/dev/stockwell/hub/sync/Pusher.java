package dev.stockwell.hub.sync;

import dev.stockwell.connectors.Budget;
import dev.stockwell.connectors.ChangeKind;
import dev.stockwell.connectors.Failure;
import dev.stockwell.connectors.PushBatch;
import dev.stockwell.connectors.PushLine;
import dev.stockwell.connectors.PushOutcome;
import dev.stockwell.connectors.StockChange;
import dev.stockwell.kernel.ChannelId;
import dev.stockwell.kernel.UuidV7;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells a shop its numbers. What goes out is noted before it goes, so that after a crash the same batch is sent again
 * under its id; nothing else is sent for those publications until its answer is known.
 */
@Component
class Pusher {
    private static final double LEFT_TO_OTHERS = 0.5;

    private final Publications publications;
    private final Answers answers;
    private final Line line;
    private final Activity activity;
    private final TransactionTemplate transaction;
    private final UuidV7 ids;
    private final InstantSource clock;
    private final MeterRegistry meters;
    private final Map<ChannelId, Instant> pushedAt = new ConcurrentHashMap<>();
    private final Map<String, Timer> lags = new ConcurrentHashMap<>();

    Pusher(
            Publications publications,
            Answers answers,
            Line line,
            Activity activity,
            TransactionTemplate transaction,
            UuidV7 ids,
            InstantSource clock,
            MeterRegistry meters) {
        this.publications = publications;
        this.answers = answers;
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
        if (!mayGo(end)) {
            return 0;
        }
        boolean compares = end.connector().abilities().canWrite(ChangeKind.COMPARE_AND_SET);
        Connection connection = end.connection();
        Publications.Gate gate =
                new Publications.Gate(connection.stage() == Stage.PILOT, compares, compares || isFresh(connection));
        UUID id = ids.next();
        List<Publications.Sent> lines = publications.claim(
                end.channel(), id, gate, end.connector().abilities().linesMax());
        if (lines.isEmpty()) {
            return 0;
        }
        Timer lag = lags.computeIfAbsent(String.valueOf(end.channel().value()), this::lag);
        Instant now = clock.instant();
        pushedAt.put(end.channel(), now);
        Instant allowed = connection.stageAt();
        lines.forEach(sent ->
                lag.record(Duration.between(sent.changedAt().isAfter(allowed) ? sent.changedAt() : allowed, now)));
        return send(end, id, lines);
    }

    /** Where the budget is more than half used, batches take no more than half of what comes back; so orders can be read. */
    private boolean mayGo(Line.End end) {
        Instant now = clock.instant();
        Budget budget = end.connector().budget();
        Instant last = pushedAt.getOrDefault(end.channel(), Instant.MIN);
        double pause = end.connector().abilities().batchCost() / (budget.restoredPerSecond() * LEFT_TO_OTHERS);
        return budget.availableAt(now) >= budget.maximum() * LEFT_TO_OTHERS
                || last.isBefore(now.minusNanos((long) (pause * TimeUnit.SECONDS.toNanos(1))));
    }

    /** Without compare-and-set a number is raised only after the shop's orders were read a moment ago. */
    private boolean isFresh(Connection connection) {
        Instant readAt = connection.ordersReadAt();
        return readAt != null && readAt.isAfter(clock.instant().minus(Duration.ofSeconds(5)));
    }

    private int send(Line.End end, UUID id, List<Publications.Sent> lines) {
        boolean compares = end.connector().abilities().canWrite(ChangeKind.COMPARE_AND_SET);
        Map<PushLine, Publications.Sent> byLine = lines.stream()
                .collect(Collectors.toMap(sent -> new PushLine(sent.stock(), change(sent, compares)), sent -> sent));
        Instant started = clock.instant();
        Map<Publications.Sent, PushOutcome> outcomes = new HashMap<>();
        for (PushOutcome outcome :
                end.connector().push(new PushBatch(id, "stockwell-" + id, List.copyOf(byLine.keySet())))) {
            outcomes.put(Objects.requireNonNull(byLine.get(outcome.line())), outcome);
        }
        Duration took = Duration.between(started, clock.instant());
        Outcome came = Outcome.of(outcomes.values());
        transaction.executeWithoutResult(status -> {
            answers.note(
                    end.channel(), id, outcomes, line.later(end.connection().failures() + 1));
            activity.note(end.channel(), "pushed", lines.size(), took, came.words());
        });
        meters.counter("stockwell.sync.pushed", "channel", channel(end)).increment(came.applied());
        meters.counter("stockwell.sync.stale", "channel", channel(end)).increment(came.stale());
        meters.counter("stockwell.sync.refused", "channel", channel(end)).increment(came.refused());
        if (came.failures().isEmpty()) {
            line.answered(end);
            return lines.size();
        }
        line.failed(end, came.failures().getFirst());
        return -1;
    }

    /** How many lines of a batch fared how. */
    private record Outcome(int applied, int stale, int refused, List<Failure> failures) {
        static Outcome of(Collection<PushOutcome> outcomes) {
            int applied = 0;
            int stale = 0;
            int refused = 0;
            List<Failure> failures = new ArrayList<>();
            for (PushOutcome outcome : outcomes) {
                switch (outcome) {
                    case PushOutcome.Applied done -> applied++;
                    case PushOutcome.Stale other -> stale++;
                    case PushOutcome.Refused no -> refused++;
                    case PushOutcome.Unanswered none -> failures.add(none.failure());
                }
            }
            return new Outcome(applied, stale, refused, failures);
        }

        String words() {
            StringBuilder words = new StringBuilder();
            words.append(applied).append(" written");
            if (stale > 0) {
                words.append(", ").append(stale).append(" showed something else than expected");
            }
            if (refused > 0) {
                words.append(", ").append(refused).append(" refused");
            }
            if (!failures.isEmpty()) {
                words.append(", ").append(failures.size()).append(" without an answer: ");
                words.append(failures.getFirst().words());
            }
            return words.toString();
        }
    }

    private static StockChange change(Publications.Sent sent, boolean compares) {
        Long expected = sent.expected();
        return compares && expected != null
                ? new StockChange.CompareAndSet(expected, sent.quantity())
                : new StockChange.Set(sent.quantity());
    }

    private static String channel(Line.End end) {
        return String.valueOf(end.channel().value());
    }

    private Timer lag(String channel) {
        return Timer.builder("stockwell.sync.lag")
                .description(
                        "from the commit of a change, or from when the channel was sent on, to the request that tells it")
                .tag("channel", channel)
                .publishPercentileHistogram()
                .maximumExpectedValue(Duration.ofMinutes(10))
                .register(meters);
    }
}

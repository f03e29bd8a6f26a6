package dev.stockwell.hub.sync;

import dev.stockwell.connectors.Connector;
import dev.stockwell.connectors.Failure;
import dev.stockwell.connectors.FailureKind;
import dev.stockwell.connectors.Reply;
import dev.stockwell.hub.channel.Setups;
import dev.stockwell.kernel.ChannelId;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;

/**
 * The line to a shop: whether it answers. What fails is tried again later and later, with jitter; after a few failures in
 * a row the shop counts as dark, and one question now and then finds out when it is back.
 */
@Component
class Line {
    static final int DARK_AFTER = 3;
    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration PERSON_NEEDED = Duration.ofMinutes(5);
    private static final int DOUBLINGS_MAX = 10;

    private final Connections connections;
    private final Activity activity;
    private final Troubles troubles;
    private final Setups setups;
    private final RandomGenerator random;

    Line(Connections connections, Activity activity, Troubles troubles, Setups setups, RandomGenerator random) {
        this.connections = connections;
        this.activity = activity;
        this.troubles = troubles;
        this.setups = setups;
        this.random = random;
    }

    /** A connection with whoever speaks for its shop. */
    record End(Connection connection, Connector connector) {
        ChannelId channel() {
            return connection.channel();
        }
    }

    /** The answer, if there is one. */
    <T> Optional<T> answer(End end, Reply<T> reply) {
        return switch (reply) {
            case Reply.Answer<T>(T value) -> {
                answered(end);
                yield Optional.of(value);
            }
            case Reply.None<T>(Failure failure) -> {
                failed(end, failure);
                yield Optional.empty();
            }
        };
    }

    void answered(End end) {
        if (end.connection().isDark()) {
            activity.note(end.channel(), "answers", 0, Duration.ZERO, "It answers again.");
            troubles.close("outage", silence(end));
        }
        if (end.connection().failures() > 0 || end.connection().isDark()) {
            connections.answered(end.channel());
        }
    }

    void failed(End end, Failure failure) {
        if (failure.kind() == FailureKind.THROTTLED) {
            // It answers; and what costs less than this may still go.
            return;
        }
        boolean needsPerson = failure.kind() == FailureKind.UNAUTHORISED || failure.kind() == FailureKind.FORBIDDEN;
        Duration wait = needsPerson ? PERSON_NEEDED : later(end.connection().failures());
        if (wait.compareTo(failure.waitAtLeast()) < 0) {
            wait = failure.waitAtLeast();
        }
        if (end.connection().failures() < DARK_AFTER) {
            activity.note(end.channel(), "failed", 0, Duration.ZERO, failure.words());
        }
        int darkAfter = needsPerson ? 1 : DARK_AFTER;
        connections.failed(end.channel(), failure.words(), wait, darkAfter);
        if (!end.connection().isDark() && end.connection().failures() + 1 >= darkAfter) {
            troubles.open("outage", silence(end));
        }
    }

    private String silence(End end) {
        return setups.current().code(end.channel()) + " does not answer.";
    }

    /** Twice as long after each failure, and anything from half of that to all of it. */
    Duration later(int failures) {
        long whole = Math.min(LONGEST.toMillis(), FIRST.toMillis() << Math.min(failures, DOUBLINGS_MAX));
        return Duration.ofMillis(whole / 2 + random.nextLong(whole / 2 + 1));
    }
}

package dev.stockwell.hub.sync;

import dev.stockwell.connectors.FailureKind;
import dev.stockwell.connectors.Reply;
import dev.stockwell.connectors.Webhooks;
import dev.stockwell.hub.web.Actor;
import dev.stockwell.hub.web.Input;
import dev.stockwell.hub.web.Problem;
import dev.stockwell.hub.web.ProblemCode;
import dev.stockwell.kernel.ChannelId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Leads a connection from stage to stage. Each step forward has a gate that is measured, not promised; a step back is
 * always free, and only stops writing.
 */
@Component
class Onboarding {
    /** Orders that are still open may be older than this; those that changed since are read. */
    private static final Duration LOOK_BACK = Duration.ofDays(60);

    private final Connections connections;
    private final Platforms platforms;
    private final Catalogue catalogue;
    private final Standings standings;
    private final Line line;
    private final WriteBack writeBack;
    private final Activity activity;
    private final Bell bell;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    Onboarding(
            Connections connections,
            Platforms platforms,
            Catalogue catalogue,
            Standings standings,
            Line line,
            WriteBack writeBack,
            Activity activity,
            Bell bell,
            TransactionTemplate transaction,
            InstantSource clock) {
        this.connections = connections;
        this.platforms = platforms;
        this.catalogue = catalogue;
        this.standings = standings;
        this.line = line;
        this.writeBack = writeBack;
        this.activity = activity;
        this.bell = bell;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * The step after this one.
     *
     * @param missing what stands in its way, in words; empty if nothing does
     */
    record Next(Stage stage, List<String> missing) {
        boolean isReady() {
            return missing.isEmpty();
        }
    }

    /** Keeps an account and speaks with it at once; an account that does not answer stays registered. */
    Connection register(ChannelId channel, String platform, Account account, Credentials credentials) {
        Optional<Connection> known = connections.find(channel);
        if (known.isPresent() && !known.get().account().shop().equals(account.shop())) {
            throw Problem.invalid(
                    "shop", "is " + known.get().account().shop() + " here; another shop is another channel");
        }
        connections.register(channel, platform, account, credentials);
        Connection registered = connections.find(channel).orElseThrow();
        platforms.renew(registered);
        if (registered.stage() == Stage.REGISTERED) {
            connect(registered);
        }
        return connections.find(channel).orElseThrow();
    }

    /** The next stage and what it waits for; null after the last. */
    @Nullable
    Next next(Connection connection, Standing standing) {
        return switch (connection.stage()) {
            case REGISTERED ->
                new Next(Stage.CONNECTED, connection.error() == null ? List.of() : List.of(connection.error()));
            case CONNECTED -> new Next(Stage.MAPPED, mapping(standing));
            case MAPPED -> new Next(Stage.SHADOW, looking(standing));
            case SHADOW -> new Next(Stage.PILOT, counting(connection, standing));
            case PILOT -> new Next(Stage.LIVE, piloting(connection, standing));
            case PAUSED -> new Next(Stage.LIVE, counting(connection, standing));
            case LIVE -> null;
        };
    }

    /** Goes to a stage, forward step by step as far as the gates let it. */
    Connection go(ChannelId channel, Stage to, Actor actor) {
        Connection connection = find(channel);
        if (connection.stage() == Stage.PAUSED && to.writes()) {
            return resume(connection, to, actor);
        }
        if (to == Stage.PAUSED || to.compareTo(connection.stage()) < 0) {
            return back(connection, to, actor);
        }
        while (connection.stage() != to) {
            Next next = next(connection, standings.of(channel));
            if (next == null) {
                return connection;
            }
            if (connection.stage() == Stage.REGISTERED) {
                connect(connection);
                connection = find(channel);
                if (connection.stage() == Stage.REGISTERED) {
                    String error = connection.error();
                    throw shut(Stage.CONNECTED, List.of(error == null ? "The shop has not answered yet." : error));
                }
                continue;
            }
            if (!next.isReady()) {
                throw shut(next.stage(), next.missing());
            }
            if (next.stage() == Stage.SHADOW) {
                connections.cutOver(channel, clock.instant().minus(LOOK_BACK));
            }
            move(connection, next.stage(), actor);
            connection = find(channel);
        }
        return connection;
    }

    private Connection resume(Connection connection, Stage to, Actor actor) {
        List<String> missing = counting(connection, standings.of(connection.channel()));
        if (!missing.isEmpty()) {
            throw shut(to, missing);
        }
        move(connection, to, actor);
        return find(connection.channel());
    }

    private Connection back(Connection connection, Stage to, Actor actor) {
        if (to == Stage.PAUSED && !connection.stage().takesOrders()) {
            throw Problem.invalid("to", "has to be one of the stages before: nothing is written yet");
        }
        move(connection, to, actor);
        return find(connection.channel());
    }

    private void move(Connection connection, Stage to, Actor actor) {
        boolean isMoved = Objects.requireNonNull(transaction.execute(status -> {
            boolean moved = connections.move(connection, to);
            if (moved && connection.stage() == Stage.PAUSED && to != Stage.PAUSED) {
                writeBack.forget(connection.channel());
            }
            return moved;
        }));
        if (!isMoved) {
            throw new Problem(ProblemCode.PRECONDITION_FAILED, "Somebody has moved the connection meanwhile.");
        }
        activity.note(
                connection.channel(),
                "stage",
                0,
                Duration.ZERO,
                actor.name() + " led it from " + Input.written(connection.stage()) + " to " + Input.written(to) + ".");
        bell.ring(connection.channel());
    }

    private void connect(Connection connection) {
        Line.End end = new Line.End(connection, platforms.of(connection));
        if (!catalogue.read(end)) {
            return;
        }
        URI callback = connection.account().webhooks();
        Optional<Webhooks> webhooks = end.connector().webhooks();
        if (callback != null && webhooks.isPresent()) {
            Reply<List<String>> subscribed = webhooks.get().subscribe(callback);
            if (subscribed instanceof Reply.None<List<String>> none
                    && none.failure().kind() != FailureKind.UNSUPPORTED) {
                line.failed(end, none.failure());
                return;
            }
        }
        move(find(connection.channel()), Stage.CONNECTED, new Actor("stockwell"));
    }

    private static List<String> mapping(Standing standing) {
        List<String> missing = new ArrayList<>();
        if (standing.mappedPlaces() == 0) {
            missing.add("None of its places leads to one of our locations.");
        }
        if (standing.mapped() == 0) {
            missing.add("None of its listings leads to one of our SKUs.");
        }
        long undecided = standing.listings() - standing.decided();
        if (undecided > 0) {
            missing.add(
                    undecided == 1
                            ? "One listing leads nowhere: map it, or set it to never."
                            : undecided + " listings lead nowhere: map them, or set them to never.");
        }
        return missing;
    }

    private static List<String> looking(Standing standing) {
        List<String> missing = new ArrayList<>(mapping(standing));
        if (standing.mapped() > 0 && standing.publications() == 0) {
            missing.add("Its numbers are still being worked out.");
        }
        if (standing.seen() < standing.publications()) {
            missing.add("Its stock is still being read: " + standing.seen() + " of " + standing.publications()
                    + " numbers.");
        }
        return missing;
    }

    private static List<String> counting(Connection connection, Standing standing) {
        List<String> missing = new ArrayList<>(looking(standing));
        Instant readAt = connection.ordersReadAt();
        if (readAt == null || connection.cutOver() == null || readAt.isBefore(connection.cutOver())) {
            missing.add("Its orders have not all been read yet.");
        }
        if (connection.isDark()) {
            missing.add("It does not answer.");
        }
        return missing;
    }

    private static List<String> piloting(Connection connection, Standing standing) {
        List<String> missing = new ArrayList<>(counting(connection, standing));
        if (standing.unsettledPilots() > 0) {
            missing.add(
                    standing.unsettledPilots() == 1
                            ? "One pilot does not show yet what it should."
                            : standing.unsettledPilots() + " pilots do not show yet what they should.");
        }
        return missing;
    }

    private Connection find(ChannelId channel) {
        return connections
                .find(channel)
                .orElseThrow(() -> new Problem(ProblemCode.NOT_FOUND, "The channel is connected with no platform."));
    }

    private static Problem shut(Stage stage, List<String> missing) {
        return new Problem(
                        ProblemCode.NOT_READY,
                        "It cannot be " + Input.written(stage) + " yet: " + String.join(" ", missing))
                .with("missing", missing);
    }
}

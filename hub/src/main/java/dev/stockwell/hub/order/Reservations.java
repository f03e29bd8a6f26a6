package dev.stockwell.hub.order;

import dev.stockwell.hub.catalog.Catalog;
import dev.stockwell.hub.channel.Channel;
import dev.stockwell.hub.channel.Setup;
import dev.stockwell.hub.channel.Setups;
import dev.stockwell.hub.stock.Refusals;
import dev.stockwell.hub.stock.StockDoor;
import dev.stockwell.hub.web.Problem;
import dev.stockwell.hub.web.ProblemCode;
import dev.stockwell.hub.web.Sender;
import dev.stockwell.kernel.Answer;
import dev.stockwell.kernel.ClaimId;
import dev.stockwell.kernel.Command;
import dev.stockwell.kernel.CommandId;
import dev.stockwell.kernel.Envelope;
import dev.stockwell.kernel.Outcome;
import dev.stockwell.kernel.reading.ClaimView;
import dev.stockwell.kernel.reading.Claims;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reservations: made, replaced, confirmed, released and shown. */
@Component
class Reservations {
    private final StockDoor door;
    private final Claims claims;
    private final OrderClaims orders;
    private final Catalog catalog;
    private final Setups setups;
    private final Sourced sourced;
    private final InstantSource clock;

    Reservations(
            StockDoor door,
            Claims claims,
            OrderClaims orders,
            Catalog catalog,
            Setups setups,
            Sourced sourced,
            InstantSource clock) {
        this.door = door;
        this.claims = claims;
        this.orders = orders;
        this.catalog = catalog;
        this.setups = setups;
        this.sourced = sourced;
        this.clock = clock;
    }

    /** A reservation's command, ready to be sent. The command's id is the reservation's. */
    Envelope holding(ReservationBody body, Sender sender, CommandId id, String path) {
        Setup setup = setups.current();
        Channel channel = setup.channel(body.channel(), path + "channel");
        Instant now = clock.instant();
        Command command = new Command.Hold(
                channel.id(),
                new ReservationDemands(setup, catalog).of(body, channel, path),
                body.splitRule(path),
                body.isPartial(),
                now.plus(body.expiry(path)));
        return door.envelope(id, new StockDoor.Note(sender, body, channel.id(), null, null, now), command);
    }

    /** What became of a reservation. */
    ReservationShown made(ReservationBody body, CommandId id, Answer answer) {
        Problem problem = Refusals.problem(answer.outcome(), line -> sku(body, line));
        if (problem != null) {
            throw answer.replayed() ? problem.with("replayed", true) : problem;
        }
        Outcome.Held held = (Outcome.Held) answer.outcome();
        return shown(id.value(), "held", answer, held.expiresAt(), null, lines(body, held.lines()));
    }

    /** Replaces the lines and the expiry in one step. */
    ReservationShown replace(UUID id, ReservationBody body, Sender sender) {
        ClaimView known = known(id);
        Setup setup = setups.current();
        Channel channel = setup.channel(setup.code(known.channel()), "channel");
        if (body.channel() != null && !channel.code().equals(body.channel())) {
            throw Problem.invalid("channel", "is " + channel.code() + " and cannot be changed");
        }
        Instant now = clock.instant();
        Command command = new Command.ReplaceHold(
                known.id(),
                new ReservationDemands(setup, catalog).of(body, channel, ""),
                body.splitRule(""),
                body.isPartial(),
                now.plus(body.expiry("")));
        Answer answer = door.send(
                door.envelope(id(sender), new StockDoor.Note(sender, body, channel.id(), null, null, now), command));
        return made(body, new CommandId(id), answer);
    }

    /** Gives a reservation to an order, or keeps it for one that will come. */
    ReservationShown confirm(UUID id, @Nullable String order, boolean paid, Sender sender) {
        ClaimView known = known(id);
        Instant now = clock.instant();
        Command.OrderKey key = order == null
                ? null
                : new Command.OrderKey(orders.choose(known.channel(), order, known.id(), now), order);
        Map<String, Object> body = new HashMap<>();
        body.put("confirm", id);
        body.put("paid", paid);
        if (order != null) {
            body.put("order", order);
        }
        Answer answer = door.send(door.envelope(
                id(sender),
                new StockDoor.Note(sender, body, known.channel(), order, null, now),
                new Command.ConfirmHold(known.id(), key, paid)));
        Problem problem = Refusals.problem(answer.outcome(), line -> sku(known, line));
        if (problem != null) {
            throw problem;
        }
        Outcome.Confirmed confirmed = (Outcome.Confirmed) answer.outcome();
        return shown(id, "confirmed", answer, null, order, lines(known, confirmed.lines()));
    }

    /** Gives the stock back. */
    ReservationShown release(UUID id, Sender sender) {
        ClaimView known = known(id);
        Answer answer = door.send(door.envelope(
                id(sender),
                new StockDoor.Note(sender, Map.of("release", id), known.channel(), null, null, clock.instant()),
                new Command.ReleaseHold(known.id())));
        Problem problem = Refusals.problem(answer.outcome(), line -> sku(known, line));
        if (problem != null) {
            throw problem;
        }
        return shown(id, "released", answer, null, null, null);
    }

    /** A reservation as it is now. */
    ReservationShown show(UUID id) {
        ClaimView claim = known(id);
        String status = switch (claim.status()) {
            case HELD -> claim.isOverdue(clock.instant()) ? "expired" : "held";
            case CONFIRMED, MERGED, ORDER -> "confirmed";
            case RELEASED -> "released";
        };
        return new ReservationShown(
                id,
                status,
                null,
                claim.expiresAt(),
                claim.reference(),
                new ReservationLines(claim, sourced, catalog).now(),
                null);
    }

    private ClaimView known(UUID id) {
        return claims.find(new ClaimId(id))
                .orElseThrow(() -> new Problem(ProblemCode.UNKNOWN_RESERVATION, "There is no reservation " + id + "."));
    }

    private CommandId id(Sender sender) {
        CommandId sent = sender.idOr(null);
        return sent == null ? door.newId() : sent;
    }

    private static ReservationShown shown(
            UUID id,
            String status,
            Answer answer,
            @Nullable Instant expiresAt,
            @Nullable String order,
            @Nullable List<ReservationShown.Line> lines) {
        return new ReservationShown(id, status, answer.replayed() ? Boolean.TRUE : null, expiresAt, order, lines, null);
    }

    /** The lines as they were sent; those that are not stocked have all that they ask for. */
    private List<ReservationShown.Line> lines(ReservationBody body, List<Outcome.HeldLine> held) {
        Map<Integer, Outcome.HeldLine> byLine = new HashMap<>();
        held.forEach(line -> byLine.put(line.line(), line));
        List<ReservationBody.Line> sent = Objects.requireNonNullElse(body.lines(), List.of());
        return IntStream.range(0, sent.size())
                .mapToObj(index -> line(sent.get(index), byLine.get(index)))
                .toList();
    }

    private ReservationShown.Line line(ReservationBody.Line sent, Outcome.@Nullable HeldLine held) {
        long quantity = sent.quantity() == null ? 0 : sent.quantity();
        return held == null
                ? new ReservationShown.Line(sent.sku(), quantity, quantity, List.of())
                : new ReservationShown.Line(sent.sku(), quantity, held.heldUnits(), sourced.shown(held.sources()));
    }

    private List<ReservationShown.Line> lines(ClaimView claim, List<Outcome.HeldLine> held) {
        return held.stream()
                .map(line -> new ReservationShown.Line(
                        sku(claim, line.line()), line.units(), line.heldUnits(), sourced.shown(line.sources())))
                .toList();
    }

    private @Nullable String sku(ClaimView claim, int line) {
        return claim.demands().stream()
                .filter(demand -> demand.line() == line)
                .findFirst()
                .map(demand -> catalog.named(demand.parts()))
                .orElse(null);
    }

    private static @Nullable String sku(ReservationBody body, int line) {
        return body.lines() == null ? null : body.lines().get(line).sku();
    }
}

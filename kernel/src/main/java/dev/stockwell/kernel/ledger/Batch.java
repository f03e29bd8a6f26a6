package dev.stockwell.kernel.ledger;

import dev.stockwell.kernel.Answer;
import dev.stockwell.kernel.ClaimId;
import dev.stockwell.kernel.Command;
import dev.stockwell.kernel.CommandId;
import dev.stockwell.kernel.Digest;
import dev.stockwell.kernel.Envelope;
import dev.stockwell.kernel.InvariantViolation;
import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.KeyReused;
import dev.stockwell.kernel.Outcome;
import dev.stockwell.kernel.Rules;
import dev.stockwell.kernel.decision.ClaimLine;
import dev.stockwell.kernel.decision.CommandItems;
import dev.stockwell.kernel.decision.Decider;
import dev.stockwell.kernel.decision.ItemRow;
import dev.stockwell.kernel.decision.Micros;
import dev.stockwell.kernel.decision.NeedsMore;
import dev.stockwell.kernel.decision.Place;
import dev.stockwell.kernel.decision.Since;
import dev.stockwell.kernel.decision.Stock;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;

/** One transaction: the commands that it takes, from the locks to the commit. Made anew for every try. */
final class Batch {
    private final Connection connection;
    private final List<Pending> commands;
    private final Rules rules;
    private final long now;
    private final boolean mayExpire;
    private final Supplier<UUID> ids;
    private final boolean isRetry;

    private final Stock stock = new Stock();
    private final Map<CommandId, Stored> stored = new HashMap<>();
    private final List<Decided> decided = new ArrayList<>();

    /** An answer that is known already. */
    record Stored(Digest digest, Answer answer) {}

    /**
     * @param now the batch's instant, in microseconds
     * @param mayExpire whether the clock can be trusted with the expiry of holds
     * @param isRetry whether an earlier try met something that was not read, like a claim under a new hold's id
     */
    Batch(
            Connection connection,
            List<Pending> commands,
            Rules rules,
            long now,
            boolean mayExpire,
            Supplier<UUID> ids,
            boolean isRetry) {
        this.connection = connection;
        this.commands = commands;
        this.rules = rules;
        this.now = now;
        this.mayExpire = mayExpire;
        this.ids = ids;
        this.isRetry = isRetry;
    }

    /** Runs it. The verdicts are in the order of the commands; they hold once this returns. */
    List<Verdict> run() throws SQLException {
        new ClaimItems(connection, stock).resolve(commands);
        read();
        readOverdueAndShort();
        List<Verdict> verdicts = new ArrayList<>(commands.size());
        for (Pending pending : commands) {
            verdicts.add(verdict(pending));
        }
        if (!decided.isEmpty()) {
            new Writes(stock, decided, now).script(rules.revision(), ids).run(connection);
        }
        connection.commit();
        return verdicts;
    }

    private void read() throws SQLException {
        Set<ItemId> items = new TreeSet<>();
        Set<Place> places = new LinkedHashSet<>();
        Set<Place> factPlaces = new LinkedHashSet<>();
        Set<Place> receipts = new LinkedHashSet<>();
        Set<ClaimId> claims = new LinkedHashSet<>();
        List<Since.Key> counts = new ArrayList<>();
        for (Pending pending : commands) {
            Envelope envelope = pending.envelope();
            Command command = envelope.command();
            List<Place> touched = CommandItems.places(command, stock);
            items.addAll(pending.items());
            places.addAll(touched);
            claims.addAll(CommandItems.claims(command));
            if (isRetry && command instanceof Command.Hold) {
                claims.add(new ClaimId(envelope.id().value()));
            }
            if (command.isFact()) {
                factPlaces.addAll(touched);
            }
            if (command instanceof Command.Receive) {
                receipts.addAll(touched);
            }
            if (command instanceof Command.Count
                    || command instanceof Command.Open
                    || command instanceof Command.Observe) {
                touched.forEach(place -> counts.add(new Since.Key(place, Micros.of(envelope.occurredAt()))));
            }
        }
        Script script = Reads.lock(new Script(), stock, items);
        StoredCommands.read(script, commands, stored);
        addIf(places, () -> Reads.levels(script, stock, places));
        addIf(claims, () -> Reads.wholeClaims(script, stock, claims));
        addIf(factPlaces, () -> Reads.anchors(script, stock, factPlaces));
        addIf(receipts, () -> Reads.shareTotals(script, stock, receipts));
        addIf(counts, () -> Reads.since(script, stock, counts));
        script.run(connection);
    }

    private static void addIf(Collection<?> any, Runnable query) {
        if (!any.isEmpty()) {
            query.run();
        }
    }

    /** What is needed only where a hold is overdue or an order line is short, which the locked rows tell. */
    private void readOverdueAndShort() throws SQLException {
        Set<ItemId> overdue = new LinkedHashSet<>();
        Set<ItemId> lacking = new LinkedHashSet<>();
        for (Pending pending : commands) {
            for (ItemId item : pending.items()) {
                if (stock.isLocked(item)) {
                    ItemRow row = stock.item(item);
                    if (mayExpire && row.nextExpiry() <= now) {
                        overdue.add(item);
                    }
                    if (row.shortage() > 0) {
                        lacking.add(item);
                    }
                }
            }
        }
        if (overdue.isEmpty() && lacking.isEmpty()) {
            return;
        }
        List<ClaimLine> lines = new ArrayList<>();
        Script script = new Script();
        if (!overdue.isEmpty()) {
            Reads.overdueLines(script, overdue, now, lines);
            Reads.nextExpiries(script, stock, overdue, now);
            Reads.levelsOfItems(script, stock, overdue);
        }
        addIf(lacking, () -> Reads.shortLines(script, lacking, lines));
        script.run(connection);
        addWithClaims(lines);
    }

    private void addWithClaims(List<ClaimLine> lines) throws SQLException {
        Set<ClaimId> unknown = new LinkedHashSet<>();
        for (ClaimLine line : lines) {
            stock.add(line);
            if (stock.claim(line.key().claim()) == null) {
                unknown.add(line.key().claim());
            }
        }
        if (!unknown.isEmpty()) {
            Reads.claims(new Script(), stock, unknown).run(connection);
        }
    }

    private Verdict verdict(Pending pending) throws SQLException {
        Envelope envelope = pending.envelope();
        Stored known = stored.get(envelope.id());
        if (known != null) {
            return known.digest().equals(envelope.digest())
                    ? new Verdict.Answered(new Answer(
                            known.answer().outcome(), true, known.answer().recordedAt()))
                    : new Verdict.Failed(new KeyReused(envelope.id()));
        }
        if (envelope.command() instanceof Command.Hold
                && stock.claim(new ClaimId(envelope.id().value())) != null) {
            return new Verdict.Failed(new KeyReused(envelope.id()));
        }
        Set<ItemId> needed = CommandItems.of(envelope.command(), stock);
        if (!pending.items().containsAll(needed)) {
            pending.items().addAll(needed);
            if (!stock.areLocked(needed)) {
                return new Verdict.Deferred();
            }
        }
        try {
            return answered(envelope, decide(envelope));
        } catch (InvariantViolation broken) {
            return new Verdict.Failed(broken);
        } catch (RuntimeException unexpected) {
            return new Verdict.Failed(new InvariantViolation("a decision failed: " + unexpected, unexpected));
        }
    }

    private Outcome decide(Envelope envelope) throws SQLException {
        while (true) {
            try {
                return Decider.decide(stock, envelope, rules, now, mayExpire);
            } catch (NeedsMore more) {
                readAllOf(more.item());
            }
        }
    }

    private void readAllOf(ItemId item) throws SQLException {
        List<ClaimLine> lines = new ArrayList<>();
        Set<ItemId> one = Set.of(item);
        Reads.levelsOfItems(Reads.openLines(new Script(), one, lines), stock, one)
                .run(connection);
        addWithClaims(lines);
        stock.addedAllOf(item);
    }

    private Verdict answered(Envelope envelope, Outcome outcome) {
        Answer answer = new Answer(outcome, false, Micros.toInstant(now));
        if (outcome instanceof Outcome.Sold sold) {
            stock.addSale(envelope.id(), sold.takes());
        }
        decided.add(
                new Decided(envelope.id(), envelope.digest(), envelope.command().isFact(), outcome));
        stored.put(envelope.id(), new Stored(envelope.digest(), answer));
        return new Verdict.Answered(answer);
    }
}

package dev.stockwell.hub.sync;

import dev.stockwell.connectors.StockKey;
import dev.stockwell.hub.web.Actor;
import dev.stockwell.hub.web.Problem;
import dev.stockwell.hub.web.ProblemCode;
import dev.stockwell.kernel.ChannelId;
import dev.stockwell.kernel.UuidV7;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Going back: a paused channel gets the quantities that it showed before the first write, with what the ledger has booked
 * since. Each number is noted in a batch before it goes, like every other, and is written against what is believed to be
 * there; so a crash, a silence or somebody else's change in the middle ends in the same numbers.
 */
@Component
class WriteBack {
    private static final String START = """
            insert into write_back (channel_id, started_at, started_by)
            values (:channel, :now, :actor)
            on conflict (channel_id) do update
            set started_at = excluded.started_at, started_by = excluded.started_by, ended_at = null""";
    private static final String CLEAR = "delete from write_back_line where channel_id = :channel";
    private static final String LINES = """
            insert into write_back_line (channel_id, listing, place, saved, saved_at)
            select channel_id, listing, place, saved, saved_at
            from publication
            where channel_id = :channel and write = 'publish' and saved is not null""";
    /** Whatever was refused is tried once more. */
    private static final String AFRESH = """
            with locked as (
                select channel_id, listing, place
                from publication
                where channel_id = :channel and (refusal is not null or not_before is not null)
                order by channel_id, listing, place
                for update
            )
            update publication p
            set refusal = null, not_before = null, attempts = 0
            from locked
            where p.channel_id = locked.channel_id and p.listing = locked.listing and p.place = locked.place""";

    private static final String OPEN = """
            select exists (select from write_back where channel_id = :channel and ended_at is null)""";
    private static final String STARTED = "select exists (select from write_back where channel_id = :channel)";
    /** After orders were read past it: what it shows is not compared with what we would show any more. */
    private static final String NO_CONFLICT = """
            with locked as (
                select channel_id, listing, place
                from publication
                where channel_id = :channel and conflict_at < :readAt and batch is null
                order by channel_id, listing, place
                for update
            )
            update publication p
            set conflict_at = null, before_conflict = null
            from locked
            where p.channel_id = locked.channel_id and p.listing = locked.listing and p.place = locked.place""";

    private static final String CAME_OF_IT = """
            update write_back_line l
            set outcome = came.outcome, note = came.note, done_at = :now
            from (
                select l.listing, l.place,
                    case when p.listing is null then 'gone'
                        when push.outcome = 'applied' then 'written'
                        else 'refused' end as outcome,
                    case when p.listing is null then 'The listing is not mapped there any more.'
                        when push.outcome = 'applied' then null
                        when p.write <> 'publish' then 'The number is not ours to write any more.'
                        else p.refusal end as note
                from write_back_line l
                left join publication p
                    on p.channel_id = l.channel_id and p.listing = l.listing and p.place = l.place
                left join push on push.channel_id = l.channel_id and push.listing = l.listing and push.place = l.place
                    and push.batch = l.batch
                where l.channel_id = :channel and l.outcome is null and (p.listing is null or (p.batch is null
                    and (p.write <> 'publish' or p.refusal is not null or push.outcome = 'applied')))
            ) as came
            where l.channel_id = :channel and l.listing = came.listing and l.place = came.place and l.outcome is null""";
    private static final String TAKE = """
            select l.listing, l.place, l.saved, l.saved_at, p.sku, p.stock_id, p.shown
            from write_back_line l
            join publication p using (channel_id, listing, place)
            where l.channel_id = :channel and l.outcome is null and p.batch is null and p.conflict_at is null
                and p.shown is not null and (p.not_before is null or p.not_before <= :now)
            order by l.listing, l.place
            limit :limit
            for update of p""";
    private static final String SAME = """
            update write_back_line
            set booked = :booked, quantity = :quantity, outcome = 'same', done_at = :now
            where channel_id = :channel and listing = :listing and place = :place""";
    private static final String NOTE = """
            with taken as (
                update publication
                set batch = :batch, sent = :quantity, sent_at = :now, expected = shown, attempts = attempts + 1
                where channel_id = :channel and listing = :listing and place = :place
                returning expected
            ), noted as (
                insert into push (channel_id, listing, place, batch, quantity, expected, terms, changed_at, sent_at)
                select :channel, :listing, :place, :batch, :quantity, expected, :terms::json, :now, :now from taken
            )
            update write_back_line
            set booked = :booked, quantity = :quantity, batch = :batch
            where channel_id = :channel and listing = :listing and place = :place""";
    private static final String END = """
            update write_back set ended_at = :now
            where channel_id = :channel and ended_at is null
                and not exists (select from write_back_line where channel_id = :channel and outcome is null)""";
    /** Before the next first write it may be changed there by anybody; so that write saves anew. */
    private static final String SAVED_NO_MORE = """
            with locked as (
                select p.channel_id, p.listing, p.place
                from write_back_line l
                join publication p using (channel_id, listing, place)
                where l.channel_id = :channel and l.outcome in ('written', 'same')
                order by p.channel_id, p.listing, p.place
                for update of p
            )
            update publication p
            set saved = null, saved_at = null
            from locked
            where p.channel_id = locked.channel_id and p.listing = locked.listing and p.place = locked.place""";

    private static final String FORGET = "delete from write_back where channel_id = :channel";

    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Connections connections;
    private final Publications publications;
    private final WriteBackRows rows;
    private final BookedSince bookedSince;
    private final Pusher pusher;
    private final Activity activity;
    private final Bell bell;
    private final JsonMapper json;
    private final UuidV7 ids;
    private final InstantSource clock;

    WriteBack(
            JdbcClient sql,
            TransactionTemplate transaction,
            Connections connections,
            Publications publications,
            WriteBackRows rows,
            BookedSince bookedSince,
            Pusher pusher,
            Activity activity,
            Bell bell,
            JsonMapper json,
            UuidV7 ids,
            InstantSource clock) {
        this.sql = sql;
        this.transaction = transaction;
        this.connections = connections;
        this.publications = publications;
        this.rows = rows;
        this.bookedSince = bookedSince;
        this.pusher = pusher;
        this.activity = activity;
        this.bell = bell;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    private record Taken(PublicationKey key, StockKey stock, String sku, long saved, Instant savedAt, long shown) {}

    /** A person has said so. Where it is under way already, it goes on. */
    void start(ChannelId channel, Actor actor) {
        transaction.executeWithoutResult(status -> {
            Connection connection = connections
                    .findLocked(channel)
                    .orElseThrow(
                            () -> new Problem(ProblemCode.NOT_FOUND, "The channel is connected with no platform."));
            if (connection.stage() != Stage.PAUSED) {
                throw shut("It has to be paused first: only what is not written may go back.");
            }
            if (isOpen(channel)) {
                return;
            }
            publications.giveUp(channel);
            update(CLEAR, channel).update();
            if (update(LINES, channel).update() == 0) {
                throw shut("Nothing was ever written to it, so there is nothing to write back.");
            }
            update(START, channel)
                    .param("now", now())
                    .param("actor", actor.name())
                    .update();
            update(AFRESH, channel).update();
            activity.note(channel, "stage", 0, Duration.ZERO, actor.name() + " has its saved quantities written back.");
        });
        bell.ring(channel);
    }

    /** Whether it is under way. */
    boolean isOpen(ChannelId channel) {
        return sql.sql(OPEN)
                .param("channel", channel.value())
                .query(Boolean.class)
                .single();
    }

    /** Sends one batch; answers how many lines were dealt with, and -1 if there was no answer. */
    int runOnce(Line.End end) {
        ChannelId channel = end.channel();
        if (!sql.sql(STARTED)
                .param("channel", channel.value())
                .query(Boolean.class)
                .single()) {
            return 0;
        }
        Instant readAt = end.connection().ordersReadAt();
        if (readAt != null) {
            update(NO_CONFLICT, channel).param("readAt", Times.written(readAt)).update();
        }
        if (!isOpen(channel)) {
            return 0;
        }
        cameOfIt(channel);
        if (!pusher.mayGo(end)) {
            return 0;
        }
        UUID batch = ids.next();
        int[] same = {0};
        List<Publications.Sent> lines = Objects.requireNonNull(transaction.execute(status -> note(end, batch, same)));
        if (lines.isEmpty()) {
            return same[0] + end(channel);
        }
        int sent = pusher.send(end, batch, lines);
        cameOfIt(channel);
        end(channel);
        return sent < 0 ? sent : sent + same[0];
    }

    /** It leaves its pause: what was written back is over, and the next first write saves what it shows then. */
    void forget(ChannelId channel) {
        update(SAVED_NO_MORE, channel).update();
        update(CLEAR, channel).update();
        update(FORGET, channel).update();
    }

    private List<Publications.Sent> note(Line.End end, UUID batch, int[] same) {
        ChannelId channel = end.channel();
        List<Taken> taken = sql.sql(TAKE)
                .param("channel", channel.value())
                .param("now", now())
                .param("limit", end.connector().abilities().linesMax())
                .query((row, number) -> new Taken(
                        new PublicationKey(channel, row.getString("listing"), row.getString("place")),
                        new StockKey(row.getString("stock_id"), row.getString("place")),
                        row.getString("sku"),
                        row.getLong("saved"),
                        Objects.requireNonNull(Times.read(row, "saved_at")),
                        row.getLong("shown")))
                .list();
        Map<PublicationKey, Long> booked = bookedSince.of(
                channel,
                taken.stream()
                        .map(each -> new BookedSince.Asked(each.key(), each.sku(), each.savedAt()))
                        .toList());
        List<Publications.Sent> lines = new ArrayList<>();
        for (Taken each : taken) {
            long since = booked.getOrDefault(each.key(), 0L);
            long quantity = WriteBackRows.quantity(each.saved(), since);
            if (quantity == each.shown()) {
                line(SAME, each.key(), since, quantity).update();
                same[0]++;
            } else if (quantity < each.shown() || pusher.mayRaise(end)) {
                line(NOTE, each.key(), since, quantity)
                        .param("batch", batch)
                        .param("terms", terms(each.saved(), since))
                        .update();
                lines.add(new Publications.Sent(each.key(), each.stock(), quantity, each.shown(), clock.instant()));
            }
        }
        return lines;
    }

    private String terms(long saved, long booked) {
        List<Map<String, Object>> terms = new ArrayList<>();
        terms.add(Map.of("label", "Shown before the first write", "quantity", saved));
        terms.add(Map.of("label", "Booked since", "quantity", booked));
        if (saved + booked < 0) {
            terms.add(Map.of("label", "Below zero counts as nothing", "quantity", -(saved + booked)));
        }
        return json.writeValueAsString(terms);
    }

    private void cameOfIt(ChannelId channel) {
        update(CAME_OF_IT, channel).param("now", now()).update();
    }

    private int end(ChannelId channel) {
        int ended = update(END, channel).param("now", now()).update();
        if (ended > 0) {
            WriteBackRows.Counts counts = rows.counts(channel, true);
            activity.note(
                    channel,
                    "stage",
                    Math.toIntExact(Math.min(Integer.MAX_VALUE, counts.lines())),
                    Duration.ZERO,
                    "Its saved quantities are written back: " + counts.written() + " written, " + counts.same()
                            + " were there already, " + counts.failed() + " could not be written.");
        }
        return ended;
    }

    private JdbcClient.StatementSpec line(String statement, PublicationKey key, long booked, long quantity) {
        return update(statement, key.channel())
                .param("listing", key.listing())
                .param("place", key.place())
                .param("booked", booked)
                .param("quantity", quantity)
                .param("now", now());
    }

    private JdbcClient.StatementSpec update(String statement, ChannelId channel) {
        return sql.sql(statement).param("channel", channel.value());
    }

    private OffsetDateTime now() {
        return Times.written(clock.instant());
    }

    private static Problem shut(String why) {
        return new Problem(ProblemCode.NOT_READY, why).with("missing", List.of(why));
    }
}

package dev.stockwell.kernel.ledger;

import static dev.stockwell.kernel.ledger.Columns.blobs;
import static dev.stockwell.kernel.ledger.Columns.flags;
import static dev.stockwell.kernel.ledger.Columns.ints;
import static dev.stockwell.kernel.ledger.Columns.longs;
import static dev.stockwell.kernel.ledger.Columns.texts;

import dev.stockwell.kernel.Bucket;
import dev.stockwell.kernel.ClaimId;
import dev.stockwell.kernel.InvariantViolation;
import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.LevelKey;
import dev.stockwell.kernel.LocationId;
import dev.stockwell.kernel.LotId;
import dev.stockwell.kernel.Money;
import dev.stockwell.kernel.PoolId;
import dev.stockwell.kernel.State;
import dev.stockwell.kernel.decision.Changes;
import dev.stockwell.kernel.decision.Claim;
import dev.stockwell.kernel.decision.ClaimLine;
import dev.stockwell.kernel.decision.ItemRow;
import dev.stockwell.kernel.decision.Level;
import dev.stockwell.kernel.decision.Micros;
import dev.stockwell.kernel.decision.Movement;
import dev.stockwell.kernel.decision.Place;
import dev.stockwell.kernel.decision.ShareTotal;
import dev.stockwell.kernel.decision.Stock;
import dev.stockwell.kernel.decision.Trouble;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The statements that write a batch: the commands first, then what they changed, each in the order of its key. */
final class Writes {
    private static final LevelKey OUTSIDE =
            new LevelKey(new ItemId(0), LocationId.NOWHERE, new PoolId(0), LotId.UNTRACKED);

    private static final String COMMANDS = """
            insert into command (id, recorded_at, rules_revision, fact, digest, outcome)
            select id::uuid, timestamptz 'epoch' + ?::bigint * interval '1 microsecond', ?, fact, digest, outcome
            from unnest(?::text[], ?::boolean[], ?::bytea[], ?::bytea[]) as sent (id, fact, digest, outcome)
            order by 1
            on conflict do nothing""";

    private static final String NEW_LEVELS = """
            insert into level (item_id, location_id, pool_id, lot_id, version, available, reserved, committed,
                quality_control, damaged, display, overdrawn)
            select *
            from unnest(?::bigint[], ?::int[], ?::int[], ?::int[], ?::bigint[], ?::bigint[], ?::bigint[],
                ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[])
            order by 1, 2, 3, 4
            on conflict do nothing""";

    private static final String LEVELS = """
            update level
            set version = moved.version, available = moved.available, reserved = moved.reserved,
                committed = moved.committed, quality_control = moved.quality_control, damaged = moved.damaged,
                display = moved.display, overdrawn = moved.overdrawn
            from unnest(?::bigint[], ?::int[], ?::int[], ?::int[], ?::bigint[], ?::bigint[], ?::bigint[],
                ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[])
                as moved (item_id, location_id, pool_id, lot_id, version, available, reserved, committed,
                    quality_control, damaged, display, overdrawn, read_version)
            where level.item_id = moved.item_id and level.location_id = moved.location_id
                and level.pool_id = moved.pool_id and level.lot_id = moved.lot_id
                and level.version = moved.read_version""";

    private static final String MOVEMENTS = """
            insert into movement (item_id, seq, command_id, quantity, occurred_at, recorded_at, from_version,
                to_version, from_balance, to_balance, from_location, from_pool, from_lot, to_location, to_pool,
                to_lot, channel_id, business_date, from_bucket, to_bucket, reason, actor, reference, unit_value,
                currency)
            select item_id, seq, command_id::uuid, quantity,
                timestamptz 'epoch' + occurred_at * interval '1 microsecond',
                timestamptz 'epoch' + recorded_at * interval '1 microsecond',
                nullif(from_version, 0), nullif(to_version, 0),
                case when from_location > 0 then from_balance end, case when to_location > 0 then to_balance end,
                from_location, from_pool, from_lot, to_location, to_pool, to_lot, nullif(channel_id, 0),
                date 'epoch' + business_date, from_bucket::smallint, to_bucket::smallint,
                reason, actor, reference, unit_value::numeric, currency
            from unnest(?::bigint[], ?::bigint[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[],
                ?::bigint[], ?::bigint[], ?::bigint[], ?::int[], ?::int[], ?::int[], ?::int[], ?::int[],
                ?::int[], ?::int[], ?::int[], ?::int[], ?::int[], ?::text[], ?::text[], ?::text[], ?::text[],
                ?::text[])
                as made (item_id, seq, command_id, quantity, occurred_at, recorded_at, from_version,
                    to_version, from_balance, to_balance, from_location, from_pool, from_lot, to_location,
                    to_pool, to_lot, channel_id, business_date, from_bucket, to_bucket, reason, actor,
                    reference, unit_value, currency)""";

    private static final String CLAIM_COLUMNS = """
            select id::uuid, version, timestamptz 'epoch' + placed_at * interval '1 microsecond',
                case when expires_at > 0 then timestamptz 'epoch' + expires_at * interval '1 microsecond' end,
                channel_id, status::smallint, reference, items::bigint[], terms
            from unnest(?::text[], ?::bigint[], ?::bigint[], ?::bigint[], ?::int[], ?::int[], ?::text[],
                ?::text[], ?::bytea[])
                as changed (id, version, placed_at, expires_at, channel_id, status, reference, items, terms)
            order by 1
            """;

    private static final String NEW_CLAIMS = """
            insert into claim (id, version, placed_at, expires_at, channel_id, status, reference, items, terms)
            """ + CLAIM_COLUMNS + """
            on conflict do nothing""";

    private static final String CLAIMS = """
            update claim
            set version = changed.version, expires_at = changed.expires_at, status = changed.status,
                reference = changed.reference, items = changed.items, terms = changed.terms
            from (
            """ + CLAIM_COLUMNS + """
            ) as changed (id, version, placed_at, expires_at, channel_id, status, reference, items, terms)
            where claim.id = changed.id""";

    private static final String LINE_ROWS = """
            select item_id, claim_id::uuid, line, location_id, pool_id, lot_id, open, shipped, returned,
                timestamptz 'epoch' + placed_at * interval '1 microsecond',
                case when reserved then timestamptz 'epoch' + expires_at * interval '1 microsecond' end,
                reserved, picked
            from unnest(?::bigint[], ?::text[], ?::int[], ?::int[], ?::int[], ?::int[], ?::bigint[], ?::bigint[],
                ?::bigint[], ?::bigint[], ?::bigint[], ?::boolean[], ?::boolean[])
                as changed (item_id, claim_id, line, location_id, pool_id, lot_id, open, shipped, returned,
                    placed_at, expires_at, reserved, picked)
            """;

    /** A row that exists although it was not read is missed in the count, and so nothing is ever written over. */
    private static final String NEW_LINES = """
            insert into claim_line (item_id, claim_id, line, location_id, pool_id, lot_id, open, shipped, returned,
                placed_at, expires_at, reserved, picked)
            """ + LINE_ROWS + """
            on conflict do nothing""";

    private static final String LINES = """
            update claim_line
            set open = changed.open, shipped = changed.shipped, returned = changed.returned,
                placed_at = changed.placed_at, expires_at = changed.expires_at, reserved = changed.reserved,
                picked = changed.picked
            from (
            """ + LINE_ROWS + """
            ) as changed (item_id, claim_id, line, location_id, pool_id, lot_id, open, shipped, returned,
                placed_at, expires_at, reserved, picked)
            where claim_line.item_id = changed.item_id and claim_line.claim_id = changed.claim_id
                and claim_line.line = changed.line and claim_line.location_id = changed.location_id
                and claim_line.pool_id = changed.pool_id and claim_line.lot_id = changed.lot_id""";

    private static final String GONE_LINES = """
            delete from claim_line
            using unnest(?::bigint[], ?::text[], ?::int[], ?::int[], ?::int[], ?::int[])
                as gone (item_id, claim_id, line, location_id, pool_id, lot_id)
            where claim_line.item_id = gone.item_id and claim_line.claim_id = gone.claim_id::uuid
                and claim_line.line = gone.line and claim_line.location_id = gone.location_id
                and claim_line.pool_id = gone.pool_id and claim_line.lot_id = gone.lot_id""";

    private static final String ITEMS = """
            update stock_item
            set next_expiry = case when changed.next_expiry > 0
                    then timestamptz 'epoch' + changed.next_expiry * interval '1 microsecond' end,
                short = changed.short,
                last_at = timestamptz 'epoch' + changed.last_at * interval '1 microsecond',
                movements = changed.movements
            from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[])
                as changed (item_id, next_expiry, short, last_at, movements)
            where stock_item.item_id = changed.item_id""";

    private static final String OUTBOX = """
            insert into outbox (item_id, batch_id)
            select item_id, ?::uuid from unnest(?::bigint[]) as changed (item_id) order by 1""";

    private static final String INCIDENTS = """
            insert into incident (id, kind, item_id, location_id, claim_id, line, quantity, command_id, opened_at)
            select id::uuid, kind, item_id, nullif(location_id, 0), claim_id::uuid,
                case when claim_id is not null then line end, quantity, command_id::uuid,
                timestamptz 'epoch' + ?::bigint * interval '1 microsecond'
            from unnest(?::text[], ?::text[], ?::bigint[], ?::int[], ?::text[], ?::int[], ?::bigint[], ?::text[])
                as opened (id, kind, item_id, location_id, claim_id, line, quantity, command_id)""";

    private static final String SETTLED = """
            update incident
            set closed_at = timestamptz 'epoch' + ?::bigint * interval '1 microsecond'
            from unnest(?::text[], ?::bigint[], ?::int[]) as settled (claim_id, item_id, line)
            where incident.claim_id = settled.claim_id::uuid and incident.item_id = settled.item_id
                and incident.line = settled.line and incident.kind = 'short' and incident.closed_at is null""";

    /** A count at the incident's place that was taken after it says what is there: nothing is left to be counted. */
    private static final String COUNTED = """
            update incident
            set closed_at = timestamptz 'epoch' + ?::bigint * interval '1 microsecond'
            from unnest(?::bigint[], ?::int[], ?::bigint[]) as counted (item_id, location_id, at)
            where incident.item_id = counted.item_id and incident.location_id = counted.location_id
                and incident.kind = 'negative' and incident.closed_at is null
                and incident.opened_at <= timestamptz 'epoch' + counted.at * interval '1 microsecond'""";

    private static final String ANCHORS = """
            insert into anchor (item_id, location_id, at)
            select item_id, location_id, timestamptz 'epoch' + at * interval '1 microsecond'
            from unnest(?::bigint[], ?::int[], ?::bigint[]) as counted (item_id, location_id, at)
            order by 1, 2
            on conflict (item_id, location_id) do update set at = excluded.at""";

    private static final String SHARE_TOTALS = """
            insert into share_total (item_id, location_id, rule_id, seen, given)
            select * from unnest(?::bigint[], ?::int[], ?::bigint[], ?::bigint[], ?::bigint[])
            order by 1, 2, 3
            on conflict (item_id, location_id, rule_id) do update set seen = excluded.seen, given = excluded.given""";

    private final Stock stock;
    private final List<Decided> decided;
    private final long now;
    private final Script script = new Script();

    Writes(Stock stock, List<Decided> decided, long now) {
        this.stock = stock;
        this.decided = decided;
        this.now = now;
    }

    /** All that the batch has to write, in one round trip. */
    Script script(long rulesRevision, Supplier<UUID> ids) {
        commands(rulesRevision);
        levels();
        movements();
        claims();
        lines();
        items(ids);
        incidents(ids);
        totals();
        return script;
    }

    private void commands(long rulesRevision) {
        script.change(
                COMMANDS,
                inserted -> {
                    if (inserted < decided.size()) {
                        throw new DecidedElsewhere();
                    }
                },
                now,
                rulesRevision,
                texts(decided, each -> each.id().value().toString()),
                flags(decided, Decided::fact),
                blobs(decided, each -> each.digest().bytes()),
                blobs(decided, each -> OutcomeForm.bytes(each.outcome())));
    }

    private void levels() {
        List<Level> fresh = new ArrayList<>();
        List<Level> known = new ArrayList<>();
        for (Level level : stock.movedLevels()) {
            (level.readVersion() == 0 ? fresh : known).add(level);
        }
        if (!fresh.isEmpty()) {
            script.change(
                    NEW_LEVELS,
                    rows -> requireAll(rows, fresh.size(), "levels are new"),
                    levelColumns(fresh).toArray());
        }
        if (!known.isEmpty()) {
            List<Object> columns = levelColumns(known);
            columns.add(longs(known, Level::readVersion));
            script.change(
                    LEVELS,
                    rows -> requireAll(rows, known.size(), "locked levels had the version that was read"),
                    columns.toArray());
        }
    }

    private static void requireAll(int rows, int all, String what) {
        if (rows != all) {
            throw new InvariantViolation(rows + " of " + all + " " + what);
        }
    }

    private static List<Object> levelColumns(List<Level> levels) {
        List<Object> columns = new ArrayList<>();
        columns.add(longs(levels, level -> level.key().item().value()));
        columns.add(ints(levels, level -> level.key().location().value()));
        columns.add(ints(levels, level -> level.key().pool().value()));
        columns.add(ints(levels, level -> level.key().lot().value()));
        columns.add(longs(levels, Level::version));
        for (State state : State.values()) {
            columns.add(longs(levels, level -> level.in(state)));
        }
        columns.add(longs(levels, Level::overdrawn));
        return columns;
    }

    private void movements() {
        List<Movement> made = stock.changes().movements();
        if (made.isEmpty()) {
            return;
        }
        script.change(
                MOVEMENTS,
                rows -> {},
                longs(made, each -> each.item().value()),
                longs(made, Movement::seq),
                texts(made, each -> each.command().value().toString()),
                longs(made, Movement::quantity),
                longs(made, Movement::occurredAt),
                longs(made, Movement::recordedAt),
                longs(made, Movement::fromVersion),
                longs(made, Movement::toVersion),
                longs(made, Movement::fromBalance),
                longs(made, Movement::toBalance),
                ints(made, each -> level(each.from()).location().value()),
                ints(made, each -> level(each.from()).pool().value()),
                ints(made, each -> level(each.from()).lot().value()),
                ints(made, each -> level(each.to()).location().value()),
                ints(made, each -> level(each.to()).pool().value()),
                ints(made, each -> level(each.to()).lot().value()),
                ints(made, each -> each.channel() == null ? 0 : each.channel().value()),
                ints(made, each -> Math.toIntExact(each.businessDate().toEpochDay())),
                ints(made, each -> each.from().code()),
                ints(made, each -> each.to().code()),
                texts(made, each -> each.why().reason()),
                texts(made, Movement::actor),
                texts(made, each -> each.why().reference()),
                texts(made, each -> amount(each.why().unitValue())),
                texts(made, each -> currency(each.why().unitValue())));
    }

    private void claims() {
        List<Claim> fresh = new ArrayList<>();
        List<Claim> known = new ArrayList<>();
        for (ClaimId id : stock.changes().claims()) {
            Claim claim = stock.claim(id);
            if (claim != null) {
                (stock.isStored(id) ? known : fresh).add(claim);
            }
        }
        if (!fresh.isEmpty()) {
            script.change(
                    NEW_CLAIMS,
                    rows -> {
                        if (rows < fresh.size()) {
                            throw new DecidedElsewhere();
                        }
                    },
                    claimColumns(fresh));
        }
        if (!known.isEmpty()) {
            script.change(CLAIMS, rows -> {}, claimColumns(known));
        }
    }

    private static Object[] claimColumns(List<Claim> claims) {
        return new Object[] {
            texts(claims, claim -> claim.id().value().toString()),
            longs(claims, Claim::version),
            longs(claims, Claim::placedAt),
            longs(claims, claim -> orZero(claim.expiresAt())),
            ints(claims, claim -> claim.channel().value()),
            ints(claims, claim -> claim.status().code()),
            texts(claims, Claim::reference),
            texts(claims, Writes::items),
            blobs(claims, claim -> TermsForm.bytes(claim.terms()))
        };
    }

    private void lines() {
        List<ClaimLine> fresh = new ArrayList<>();
        List<ClaimLine> known = new ArrayList<>();
        List<ClaimLine.Key> gone = new ArrayList<>();
        for (ClaimLine.Key key : stock.changes().lines()) {
            boolean isStored = stock.isStored(key);
            stock.find(key).ifPresentOrElse(line -> (isStored ? known : fresh).add(line), () -> {
                if (isStored) {
                    gone.add(key);
                }
            });
        }
        if (!gone.isEmpty()) {
            script.change(GONE_LINES, rows -> {}, keyColumns(gone).toArray());
        }
        if (!fresh.isEmpty()) {
            script.change(
                    NEW_LINES, rows -> requireAll(rows, fresh.size(), "new claim lines are new"), lineColumns(fresh));
        }
        if (!known.isEmpty()) {
            script.change(
                    LINES,
                    rows -> requireAll(rows, known.size(), "claim lines that were read are there"),
                    lineColumns(known));
        }
    }

    private static Object[] lineColumns(List<ClaimLine> lines) {
        List<Object> columns = keyColumns(lines.stream().map(ClaimLine::key).toList());
        columns.add(longs(lines, ClaimLine::open));
        columns.add(longs(lines, ClaimLine::shipped));
        columns.add(longs(lines, ClaimLine::returned));
        columns.add(longs(lines, ClaimLine::placedAt));
        columns.add(longs(lines, line -> orZero(line.expiresAt())));
        columns.add(flags(lines, ClaimLine::reserved));
        columns.add(flags(lines, ClaimLine::picked));
        return columns.toArray();
    }

    private static List<Object> keyColumns(List<ClaimLine.Key> keys) {
        List<Object> columns = new ArrayList<>();
        columns.add(longs(keys, key -> key.level().item().value()));
        columns.add(texts(keys, key -> key.claim().value().toString()));
        columns.add(ints(keys, ClaimLine.Key::line));
        columns.add(ints(keys, key -> key.level().location().value()));
        columns.add(ints(keys, key -> key.level().pool().value()));
        columns.add(ints(keys, key -> key.level().lot().value()));
        return columns;
    }

    private void items(Supplier<UUID> ids) {
        List<ItemRow> changed = new ArrayList<>();
        stock.changes().items().forEach(item -> changed.add(stock.item(item)));
        if (changed.isEmpty()) {
            return;
        }
        script.change(
                ITEMS,
                rows -> {},
                longs(changed, row -> row.item().value()),
                longs(changed, row -> orZero(row.nextExpiry())),
                longs(changed, ItemRow::shortage),
                longs(changed, ItemRow::lastAt),
                longs(changed, ItemRow::movements));
        script.change(
                OUTBOX,
                rows -> {},
                ids.get().toString(),
                longs(changed, row -> row.item().value()));
    }

    private void incidents(Supplier<UUID> ids) {
        List<Trouble.Settled> settled = stock.changes().settled();
        if (!settled.isEmpty()) {
            script.change(
                    SETTLED,
                    rows -> {},
                    now,
                    texts(settled, each -> each.claim().value().toString()),
                    longs(settled, each -> each.item().value()),
                    ints(settled, Trouble.Settled::line));
        }
        List<Place> counted = List.copyOf(stock.changes().anchors().keySet());
        if (!counted.isEmpty()) {
            script.change(
                    COUNTED,
                    rows -> {},
                    now,
                    longs(counted, place -> place.item().value()),
                    ints(counted, place -> place.location().value()),
                    longs(counted, place -> stock.changes().anchors().get(place)));
        }
        List<Changes.Opened> opened = stock.changes().opened();
        if (!opened.isEmpty()) {
            script.change(
                    INCIDENTS,
                    rows -> {},
                    now,
                    texts(opened, each -> ids.get().toString()),
                    texts(opened, each -> each.trouble().kind().name().toLowerCase(Locale.ROOT)),
                    longs(opened, each -> each.trouble().item().value()),
                    ints(opened, each -> location(each.trouble())),
                    texts(opened, each -> claim(each.trouble())),
                    ints(opened, each -> line(each.trouble())),
                    longs(opened, each -> each.trouble().quantity()),
                    texts(opened, each -> each.command().value().toString()));
        }
    }

    private void totals() {
        List<Place> places = List.copyOf(stock.changes().anchors().keySet());
        if (!places.isEmpty()) {
            script.change(
                    ANCHORS,
                    rows -> {},
                    longs(places, place -> place.item().value()),
                    ints(places, place -> place.location().value()),
                    longs(places, place -> stock.changes().anchors().get(place)));
        }
        List<ShareTotal.Key> keys = List.copyOf(stock.changes().shareTotals().keySet());
        if (!keys.isEmpty()) {
            List<ShareTotal> totals =
                    keys.stream().map(stock.changes().shareTotals()::get).toList();
            script.change(
                    SHARE_TOTALS,
                    rows -> {},
                    longs(keys, key -> key.place().item().value()),
                    ints(keys, key -> key.place().location().value()),
                    longs(keys, ShareTotal.Key::rule),
                    longs(totals, ShareTotal::seen),
                    longs(totals, ShareTotal::given));
        }
    }

    private static String items(Claim claim) {
        StringBuilder array = new StringBuilder("{");
        for (ItemId item : claim.items()) {
            array.append(array.length() > 1 ? "," : "").append(item.value());
        }
        return array.append('}').toString();
    }

    private static int location(Trouble trouble) {
        return trouble.location() == null ? 0 : trouble.location().value();
    }

    private static @Nullable String claim(Trouble trouble) {
        return trouble.claim() == null ? null : trouble.claim().value().toString();
    }

    private static int line(Trouble trouble) {
        return trouble.line() == null ? 0 : trouble.line();
    }

    private static LevelKey level(Bucket bucket) {
        return bucket instanceof Bucket.Inside inside ? inside.level() : OUTSIDE;
    }

    private static @Nullable String amount(@Nullable Money money) {
        return money == null ? null : money.amount().toPlainString();
    }

    private static @Nullable String currency(@Nullable Money money) {
        return money == null ? null : money.currency();
    }

    private static long orZero(long micros) {
        return micros == Micros.NEVER ? 0 : micros;
    }
}

package dev.stockwell.hub.sync;

import dev.stockwell.kernel.ChannelId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Has the other channels hold back what one that does not answer may have sold unseen: of each item as much as its own
 * sales of the last four weeks let expect since its orders were last read, and never more than it shows. What it sold
 * before is counted once, when it goes dark; after that only items with such sales are touched, once a minute, and only
 * where the whole number has changed. When its orders have been read again, nothing is held back any more.
 */
@Component
class Darkness {
    private static final Duration LOOKED_BACK = Duration.ofDays(28);
    /** A channel's first hours say little of its days. */
    private static final Duration LOOKED_BACK_LEAST = Duration.ofDays(1);

    private static final Duration COUNTED_EVERY = Duration.ofMinutes(1);
    private static final int ITEMS_AT_ONCE = 500;
    private static final int HOURS_DECIMALS = 6;
    private static final BigDecimal MILLIS_AN_HOUR =
            BigDecimal.valueOf(Duration.ofHours(1).toMillis());
    private static final String CHANNELS = """
            select c.channel_id, c.stage, c.dark_since, c.cut_over, c.orders_read_at, d.unseen_since, d.counted_at
            from connection c
            left join dark_channel d using (channel_id)
            where c.dark_since is not null or d.channel_id is not null
            order by c.channel_id""";
    private static final String BEGUN = """
            insert into dark_channel (channel_id, unseen_since, hours, counted_at)
            values (:channel, :since, :hours, 'epoch')
            on conflict do nothing""";
    private static final String LOCK = """
            select hours
            from dark_channel
            where channel_id = :channel and counted_at <= :before
            for update skip locked""";
    private static final String COUNTED = """
            update dark_channel set counted_at = :now, unseen_since = :since where channel_id = :channel""";
    private static final String ITEMS_HELD = """
            select distinct item_id
            from dark_reserve
            where channel_id = :channel and item_id > :after
            order by item_id
            limit :limit""";
    /** What an item's locations are expected to have sold is rounded once, so that a slow seller holds nothing back for a short silence; who sold most there has the first of it. */
    private static final String COUNT = """
            with seen as (
                select item_id, greatest(sum(quantity), 0) as quantity from (%s) as taken group by item_id
            ), expected as (
                select r.item_id, r.location_id,
                    least(r.shown, round(sum(r.sold) over placed * :unseen / :hours)) as upto,
                    least(r.shown, round((sum(r.sold) over placed - r.sold) * :unseen / :hours)) as before,
                    coalesce(seen.quantity, 0) as seen
                from dark_reserve r
                left join seen using (item_id)
                where r.channel_id = :channel and r.item_id = any (:items)
                window placed as (partition by r.item_id order by r.sold desc, r.location_id)
            ), changed as (
                update dark_reserve r
                set quantity = greatest(upto - seen, 0) - greatest(before - seen, 0)
                from expected
                where r.channel_id = :channel and r.item_id = expected.item_id and r.location_id = expected.location_id
                    and r.quantity <> greatest(upto - seen, 0) - greatest(before - seen, 0)
                returning r.item_id, r.location_id, r.quantity
            ), noted as (
                insert into dark_reserve_change (item_id, channel_id, location_id, at, quantity)
                select item_id, :channel, location_id, :now, quantity from changed
                on conflict do nothing
            )
            select distinct item_id from changed""".formatted(EarlierSales.TAKEN);

    private static final String NOTHING = """
            with gone as (
                delete from dark_reserve
                where channel_id = :channel and item_id = any (:items)
                returning item_id, location_id, quantity
            ), noted as (
                insert into dark_reserve_change (item_id, channel_id, location_id, at, quantity)
                select item_id, :channel, location_id, :now, 0 from gone where quantity > 0
                on conflict do nothing
            )
            select distinct item_id from gone where quantity > 0""";
    private static final String OVER = "delete from dark_channel where channel_id = :channel";
    private static final String MARK = """
            with touched as (
                select channel_id, listing, place
                from publication
                where channel_id <> :channel and (channel_id, listing) in (
                    select channel_id, listing from publication_part where item_id = any (:items))
                order by channel_id, listing, place
                for update
            )
            update publication p
            set stale = true,
                changed_at = case when desired is distinct from case when batch is null then shown else sent end
                    then changed_at else :now end
            from touched
            where p.channel_id = touched.channel_id and p.listing = touched.listing and p.place = touched.place""";
    private static final String HELD = """
            select coalesce(sum(quantity), 0) as units, count(distinct item_id) filter (where quantity > 0) as items
            from dark_reserve
            where channel_id = :channel""";

    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final EarlierSales earlierSales;
    private final InstantSource clock;

    Darkness(JdbcClient sql, TransactionTemplate transaction, EarlierSales earlierSales, InstantSource clock) {
        this.sql = sql;
        this.transaction = transaction;
        this.earlierSales = earlierSales;
        this.clock = clock;
    }

    private record Dark(
            ChannelId channel,
            boolean takesOrders,
            @Nullable Instant darkSince,
            @Nullable Instant cutOver,
            @Nullable Instant ordersReadAt,
            @Nullable Instant unseenSince,
            @Nullable Instant countedAt) {

        /** Everything that it sold before has been read. */
        Instant unread() {
            Instant since = unseenSince != null ? unseenSince : Objects.requireNonNull(darkSince);
            return ordersReadAt != null && (unseenSince == null || ordersReadAt.isAfter(unseenSince))
                    ? ordersReadAt
                    : since;
        }

        boolean isOver() {
            return !takesOrders
                    || (darkSince == null
                            && ordersReadAt != null
                            && ordersReadAt.isAfter(Objects.requireNonNull(unseenSince)));
        }
    }

    /** What the other channels hold back for one. */
    record Held(long units, long items) {}

    Held heldFor(ChannelId channel) {
        return sql.sql(HELD)
                .param("channel", channel.value())
                .query((row, number) -> new Held(row.getLong("units"), row.getLong("items")))
                .single();
    }

    /** Looks at who is dark; answers how many channels there was something to do for. */
    int runOnce() {
        int done = 0;
        for (Dark each : channels()) {
            if (each.unseenSince() == null) {
                if (each.takesOrders()) {
                    begin(each);
                    count(each);
                    done++;
                }
            } else if (each.isOver()) {
                end(each.channel());
                done++;
            } else if (!Objects.requireNonNull(each.countedAt())
                    .plus(COUNTED_EVERY)
                    .isAfter(clock.instant())) {
                count(each);
                done++;
            }
        }
        return done;
    }

    private List<Dark> channels() {
        return sql.sql(CHANNELS)
                .query((row, number) -> new Dark(
                        new ChannelId(row.getInt("channel_id")),
                        Stage.valueOf(row.getString("stage").toUpperCase(Locale.ROOT))
                                .takesOrders(),
                        Times.read(row, "dark_since"),
                        Times.read(row, "cut_over"),
                        Times.read(row, "orders_read_at"),
                        Times.read(row, "unseen_since"),
                        Times.read(row, "counted_at")))
                .list();
    }

    private void begin(Dark dark) {
        Instant now = clock.instant();
        Instant since = now.minus(LOOKED_BACK);
        if (dark.cutOver() != null && dark.cutOver().isAfter(since)) {
            since = dark.cutOver();
        }
        Duration looked = Duration.between(since, now);
        earlierSales.count(dark.channel(), since);
        sql.sql(BEGUN)
                .param("channel", dark.channel().value())
                .param("since", Times.written(dark.unread()))
                .param("hours", hours(looked.compareTo(LOOKED_BACK_LEAST) < 0 ? LOOKED_BACK_LEAST : looked))
                .update();
    }

    private void count(Dark dark) {
        Instant now = clock.instant();
        Instant since = dark.unread();
        Optional<BigDecimal> hours = Objects.requireNonNull(transaction.execute(status -> {
            Optional<BigDecimal> locked = sql.sql(LOCK)
                    .param("channel", dark.channel().value())
                    .param("before", Times.written(now.minus(COUNTED_EVERY)))
                    .query(BigDecimal.class)
                    .optional();
            if (locked.isPresent()) {
                sql.sql(COUNTED)
                        .param("channel", dark.channel().value())
                        .param("now", Times.written(now))
                        .param("since", Times.written(since))
                        .update();
            }
            return locked;
        }));
        if (hours.isEmpty()) {
            return;
        }
        BigDecimal unseen = hours(Duration.between(since, now));
        long after = Long.MIN_VALUE;
        List<Long> items;
        do {
            items = items(dark.channel(), after);
            if (!items.isEmpty()) {
                Long[] some = items.toArray(Long[]::new);
                transaction.executeWithoutResult(status -> mark(
                        dark.channel(),
                        sql.sql(COUNT)
                                .param("channel", dark.channel().value())
                                .param("items", some)
                                .param("since", Times.written(since))
                                .param("unseen", unseen)
                                .param("hours", hours.get())
                                .param("now", Times.written(now))
                                .query((row, number) -> row.getLong(1))
                                .list(),
                        Times.written(now)));
                after = items.getLast();
            }
        } while (items.size() == ITEMS_AT_ONCE);
    }

    private void end(ChannelId channel) {
        List<Long> items;
        do {
            items = items(channel, Long.MIN_VALUE);
            Long[] some = items.toArray(Long[]::new);
            OffsetDateTime now = Times.written(clock.instant());
            transaction.executeWithoutResult(status -> mark(
                    channel,
                    sql.sql(NOTHING)
                            .param("channel", channel.value())
                            .param("items", some)
                            .param("now", now)
                            .query((row, number) -> row.getLong(1))
                            .list(),
                    now));
        } while (items.size() == ITEMS_AT_ONCE);
        sql.sql(OVER).param("channel", channel.value()).update();
    }

    /** The others' numbers of these items are to be worked out anew. */
    private void mark(ChannelId dark, List<Long> items, OffsetDateTime now) {
        if (!items.isEmpty()) {
            sql.sql(MARK)
                    .param("channel", dark.value())
                    .param("items", items.toArray(Long[]::new))
                    .param("now", now)
                    .update();
        }
    }

    private List<Long> items(ChannelId channel, long after) {
        return sql.sql(ITEMS_HELD)
                .param("channel", channel.value())
                .param("after", after)
                .param("limit", ITEMS_AT_ONCE)
                .query((row, number) -> row.getLong(1))
                .list();
    }

    private static BigDecimal hours(Duration time) {
        return BigDecimal.valueOf(Math.max(0, time.toMillis())).divide(MILLIS_AN_HOUR, HOURS_DECIMALS, RoundingMode.UP);
    }
}

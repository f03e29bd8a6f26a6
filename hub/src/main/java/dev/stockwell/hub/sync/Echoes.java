package dev.stockwell.hub.sync;

import dev.stockwell.connectors.Hint;
import dev.stockwell.connectors.StockKey;
import dev.stockwell.kernel.ChannelId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Our own writes, told back by a channel: the proof that what it acknowledged is what it shows. They are kept in memory
 * only; where one is lost, the sweep looks.
 */
@Component
class Echoes {
    private static final int KEPT_MAX = 100_000;
    private static final Duration KEPT = Duration.ofSeconds(3);
    /** An echo may be faster than the answer to the write; so what is still under way waits for the next time. */
    private static final String OBSERVED = """
            with heard as (
                select *
                from unnest(:channels, :stocks, :places, :quantities, :at::timestamptz[], :changedAt::timestamptz[])
                    as heard (channel_id, stock, place, quantity, at, changed_at)
            ), locked as (
                select p.channel_id, p.listing, p.place, heard.quantity, heard.at
                from publication p
                join heard on p.channel_id = heard.channel_id and p.stock_id = heard.stock and p.place = heard.place
                where p.batch is null and p.acknowledged = heard.quantity and p.conflict_at is null
                    and (p.observed_at is null or p.observed_at < p.acknowledged_at)
                    and (heard.changed_at is null or heard.changed_at >= date_trunc('second', p.sent_at))
                order by p.channel_id, p.listing, p.place
                for update of p skip locked
            )
            update publication p
            set observed = locked.quantity, observed_at = greatest(locked.at, p.acknowledged_at),
                confirmed_at = greatest(locked.at, p.acknowledged_at)
            from locked
            where p.channel_id = locked.channel_id and p.listing = locked.listing and p.place = locked.place
                and p.batch is null and p.acknowledged = locked.quantity
            returning p.channel_id, p.stock_id, p.place""";

    private final Map<Source, Echo> heard = new ConcurrentHashMap<>();
    private final JdbcClient sql;
    private final InstantSource clock;

    Echoes(JdbcClient sql, InstantSource clock) {
        this.sql = sql;
        this.clock = clock;
    }

    private record Source(ChannelId channel, StockKey key) {}

    private record Echo(Source source, Hint.StockSeen seen, Instant at) {}

    /** Whether a delivery is nothing but echoes; then they are taken in. */
    boolean takes(ChannelId channel, List<Hint> hints) {
        if (hints.isEmpty() || !hints.stream().allMatch(hint -> hint instanceof Hint.StockSeen seen && seen.ours())) {
            return false;
        }
        Instant now = clock.instant();
        for (Hint hint : hints) {
            if (hint instanceof Hint.StockSeen seen && heard.size() < KEPT_MAX) {
                Source source = new Source(channel, seen.key());
                heard.put(source, new Echo(source, seen, now));
            }
        }
        return true;
    }

    /** Notes what was heard; answers how many numbers were seen to be right. */
    int runOnce() {
        List<Echo> echoes = List.copyOf(heard.values());
        if (echoes.isEmpty()) {
            return 0;
        }
        Set<Source> seen = sql.sql(OBSERVED)
                .param(
                        "channels",
                        echoes.stream()
                                .map(each -> each.source().channel().value())
                                .toArray(Integer[]::new))
                .param(
                        "stocks",
                        echoes.stream().map(each -> each.seen().key().stockId()).toArray(String[]::new))
                .param(
                        "places",
                        echoes.stream()
                                .map(each -> each.seen().key().locationId())
                                .toArray(String[]::new))
                .param(
                        "quantities",
                        echoes.stream().map(each -> each.seen().available()).toArray(Long[]::new))
                .param("at", echoes.stream().map(each -> text(each.at())).toArray(String[]::new))
                .param(
                        "changedAt",
                        echoes.stream()
                                .map(each -> text(each.seen().changedAt()))
                                .toArray(String[]::new))
                .query((row, number) -> new Source(
                        new ChannelId(row.getInt("channel_id")),
                        new StockKey(row.getString("stock_id"), row.getString("place"))))
                .set();
        // A newer one that came meanwhile stays.
        echoes.stream().filter(echo -> seen.contains(echo.source())).forEach(echo -> heard.remove(echo.source(), echo));
        Instant old = clock.instant().minus(KEPT);
        heard.values().removeIf(echo -> echo.at().isBefore(old));
        return seen.size();
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : Times.written(at).toString();
    }
}

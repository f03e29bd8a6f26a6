package dev.stockwell.hub.sync;

import dev.stockwell.kernel.ChannelId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All connections with what is open on each, at most a second old. */
@Component
class Tallies {
    private static final Duration KEPT = Duration.ofSeconds(1);
    private static final String READ = """
            select p.channel_id,
                count(*) filter (
                    where refusal is null and conflict_at is null
                        and (batch is not null or desired is distinct from shown)) as waiting,
                count(*) filter (where conflict_at is not null) as conflicting,
                count(*) filter (where refusal is not null) as refused,
                coalesce(sum(shown - desired) filter (where shown > desired), 0) as at_risk
            from publication p
            join connection c on c.channel_id = p.channel_id
            where p.write = 'publish' and (c.stage <> 'pilot' or p.pilot)
                and (desired is distinct from shown or batch is not null or conflict_at is not null
                    or refusal is not null)
            group by p.channel_id""";

    private final JdbcClient sql;
    private final Connections connections;
    private final InstantSource clock;
    private volatile @Nullable Kept kept;

    Tallies(JdbcClient sql, Connections connections, InstantSource clock) {
        this.sql = sql;
        this.connections = connections;
        this.clock = clock;
    }

    /** A connection and what is open on it. */
    record Counted(Connection connection, Tally tally) {}

    private record Kept(List<Counted> counted, Instant until) {}

    /** As it was a moment ago. */
    List<Counted> kept() {
        Instant now = clock.instant();
        Kept known = kept;
        if (known == null || now.isAfter(known.until())) {
            known = new Kept(now(), now.plus(KEPT));
            kept = known;
        }
        return known.counted();
    }

    /** As it is. */
    List<Counted> now() {
        List<Connection> all = connections.all();
        Map<ChannelId, Tally> tallies = new HashMap<>();
        if (!all.isEmpty()) {
            sql.sql(READ).query(row -> {
                tallies.put(
                        new ChannelId(row.getInt("channel_id")),
                        new Tally(
                                row.getLong("waiting"),
                                row.getLong("conflicting"),
                                row.getLong("refused"),
                                row.getLong("at_risk")));
            });
        }
        return all.stream()
                .map(each -> new Counted(each, tallies.getOrDefault(each.channel(), Tally.NOTHING)))
                .toList();
    }
}

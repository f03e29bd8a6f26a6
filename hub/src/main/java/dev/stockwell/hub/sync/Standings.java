package dev.stockwell.hub.sync;

import dev.stockwell.kernel.ChannelId;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts how connections stand. */
@Component
class Standings {
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final String READ = """
            select listed.*, placed.*, published.*, told.*
            from (
                select count(*) as listings,
                    count(*) filter (where said.code is not null) as decided,
                    count(*) filter (where coalesce(said.body ->> 'write', 'never') <> 'never') as mapped
                from channel_listing
                left join document said on said.kind = 8 and said.superseded_at is null
                    and said.code = :prefix || external_id
                where channel_id = :channel and active and tracked
            ) as listed, (
                select count(*) as places, count(said.code) as mapped_places
                from channel_place
                left join document said on said.kind = 9 and said.superseded_at is null
                    and said.code = :prefix || external_id and jsonb_array_length(said.body -> 'locations') > 0
                where channel_id = :channel and active and writable
            ) as placed, (
                select count(*) as publications, count(observed_at) as seen,
                    count(*) filter (
                        where write = 'publish' and batch is null and refusal is null
                            and desired is distinct from shown) as due,
                    count(batch) as in_flight, count(conflict_at) as conflicting,
                    count(*) filter (where difference is not null and difference_at > :since) as differing,
                    count(refusal) as refused, count(*) filter (where pilot) as pilots,
                    count(*) filter (where pilot and (desired is distinct from shown or refusal is not null)) as unsettled,
                    coalesce(sum(shown - desired) filter (where shown > desired and write = 'publish'), 0) as at_risk
                from publication
                where channel_id = :channel
            ) as published, (
                select count(*) as pushes, max(sent_at) as last_push_at,
                    percentile_cont(0.5) within group (order by waited) * 1000 as p50,
                    percentile_cont(0.99) within group (order by waited) * 1000 as p99
                from (
                    select sent_at, extract(epoch from sent_at - greatest(changed_at, case when stage_at < sent_at then stage_at end)) as waited
                    from push
                    join connection using (channel_id)
                    where channel_id = :channel and sent_at > :since
                ) as told_lately
            ) as told""";

    private final JdbcClient sql;
    private final InstantSource clock;

    Standings(JdbcClient sql, InstantSource clock) {
        this.sql = sql;
        this.clock = clock;
    }

    Standing of(ChannelId channel) {
        return sql.sql(READ)
                .param("channel", channel.value())
                .param("prefix", channel.value() + "/")
                .param("since", Times.written(clock.instant().minus(WINDOW)))
                .query((row, number) -> new Standing(
                        row.getLong("listings"),
                        row.getLong("decided"),
                        row.getLong("mapped"),
                        row.getLong("places"),
                        row.getLong("mapped_places"),
                        row.getLong("publications"),
                        row.getLong("seen"),
                        row.getLong("due"),
                        row.getLong("in_flight"),
                        row.getLong("conflicting"),
                        row.getLong("differing"),
                        row.getLong("refused"),
                        row.getLong("pilots"),
                        row.getLong("unsettled"),
                        row.getLong("at_risk"),
                        row.getObject("p50", Double.class),
                        row.getObject("p99", Double.class),
                        row.getLong("pushes"),
                        Times.read(row, "last_push_at")))
                .single();
    }
}

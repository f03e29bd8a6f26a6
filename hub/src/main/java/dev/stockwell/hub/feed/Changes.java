package dev.stockwell.hub.feed;

import dev.stockwell.kernel.ChannelId;
import dev.stockwell.kernel.ItemId;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Where whoever changes something appends it to the feed, within the transaction that changes it. */
@Component
public class Changes {
    private static final String STOCK = """
            insert into change (kind, item_id, at)
            select 1, item_id, :at from unnest(:items) as changed (item_id)""";
    private static final String AVAILABILITY = """
            insert into change (kind, channel_id, name, at)
            select 2, :channel, listing, :at from unnest(:listings) as changed (listing)""";
    /** The commit need not be waited for: where it is followed by the kernel's, that one is later in the same log. */
    private static final String ORDER = """
            insert into change (kind, channel_id, name, at) values (3, :channel, :order, :at)
            returning set_config('synchronous_commit', 'off', true)""";

    private final JdbcClient sql;
    private final InstantSource clock;

    Changes(JdbcClient sql, InstantSource clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Levels of these items have changed. */
    public void stock(Collection<ItemId> items) {
        if (!items.isEmpty()) {
            sql.sql(STOCK)
                    .param("items", items.stream().map(ItemId::value).distinct().toArray(Long[]::new))
                    .param("at", now())
                    .update();
        }
    }

    /** A channel may show other numbers of these listings, which are named as the channel names them. */
    public void availability(ChannelId channel, Collection<String> listings) {
        if (!listings.isEmpty()) {
            sql.sql(AVAILABILITY)
                    .param("channel", channel.value())
                    .param("listings", listings.stream().distinct().toArray(String[]::new))
                    .param("at", now())
                    .update();
        }
    }

    /** An order has changed. The transaction that this is in ends with a commit that nobody waits for. */
    public void order(ChannelId channel, String externalId) {
        sql.sql(ORDER)
                .param("channel", channel.value())
                .param("order", externalId)
                .param("at", now())
                .query(String.class)
                .single();
    }

    private OffsetDateTime now() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a change is appended in the transaction that makes it");
        }
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}

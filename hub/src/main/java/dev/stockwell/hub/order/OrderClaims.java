package dev.stockwell.hub.order;

import dev.stockwell.hub.stock.StockDoor;
import dev.stockwell.kernel.ChannelId;
import dev.stockwell.kernel.ClaimId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which claim the kernel keeps for a channel's order. It is chosen once, before the first command that needs it, so that
 * a confirmation and a snapshot that race for the same order meet in one claim.
 */
@Component
class OrderClaims {
    private static final String CHOOSE = """
            insert into channel_order (channel_id, external_id, claim_id, version, placed_at, updated_at)
            values (:channel, :order, :claim, 0, :now, :now)
            on conflict do nothing""";
    private static final String FIND = """
            select claim_id from channel_order where channel_id = :channel and external_id = :order""";

    private final JdbcClient sql;
    private final StockDoor door;

    OrderClaims(JdbcClient sql, StockDoor door) {
        this.sql = sql;
        this.door = door;
    }

    /** The order's claim: the one it has already, else the proposed one, or a new one if another order has that. */
    ClaimId choose(ChannelId channel, String order, ClaimId proposed, Instant now) {
        Optional<ClaimId> known = find(channel, order);
        if (known.isPresent()) {
            return known.get();
        }
        insert(channel, order, proposed, now);
        return find(channel, order).orElseGet(() -> {
            insert(channel, order, new ClaimId(door.newId().value()), now);
            return find(channel, order).orElseThrow();
        });
    }

    private void insert(ChannelId channel, String order, ClaimId claim, Instant now) {
        sql.sql(CHOOSE)
                .param("channel", channel.value())
                .param("order", order)
                .param("claim", claim.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<ClaimId> find(ChannelId channel, String order) {
        return sql.sql(FIND)
                .param("channel", channel.value())
                .param("order", order)
                .query(UUID.class)
                .optional()
                .map(ClaimId::new);
    }
}

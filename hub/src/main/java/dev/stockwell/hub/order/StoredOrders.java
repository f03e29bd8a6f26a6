package dev.stockwell.hub.order;

import dev.stockwell.hub.web.Input;
import dev.stockwell.kernel.ChannelId;
import dev.stockwell.kernel.ClaimId;
import dev.stockwell.kernel.Digest;
import dev.stockwell.kernel.OrderStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The orders' rows, as the database has them. */
@Component
class StoredOrders {
    private static final String COLUMNS = """
            select channel_id, external_id, claim_id, version, sequence, digest, snapshot, lines
            from channel_order
            """;
    private static final String FIND = COLUMNS + """
            where channel_id = :channel and external_id = :order""";
    private static final String BY_CLAIMS = COLUMNS + """
            where claim_id = any (:claims)""";
    private static final String PAGE = COLUMNS + """
            where snapshot is not null
                and (:channel::int is null or channel_id = :channel)
                and (:status::text is null or status = :status)
                and (:after::uuid is null or claim_id < :after)
            order by claim_id desc
            limit :limit""";
    private static final String UNFINISHED = """
            select o.channel_id, o.external_id, o.claim_id, o.version, o.sequence, o.digest, o.snapshot, o.lines
            from channel_order o
            left join claim c on c.id = o.claim_id
            where o.sequence > coalesce(c.version, 0)""";

    /**
     * The commit that these two end in need not be waited for: the kernel's own comes later in the same log, and nobody
     * is answered before that one is durable.
     */
    private static final String UNHURRIED = "set_config('synchronous_commit', 'off', true)";

    private static final String LOCK = """
            select channel_id, external_id, claim_id, version, sequence, digest, snapshot, lines,
            """ + UNHURRIED + """
             from channel_order
            where channel_id = :channel and external_id = :order
            for update""";
    private static final String INSERT = """
            insert into channel_order (channel_id, external_id, claim_id, version, sequence, digest, status, placed_at,
                updated_at, snapshot, lines, parked)
            values (:channel, :order, :claim, :version, :sequence, :digest, :status, :placedAt,
                :updatedAt, :snapshot::json, :lines::json, :parked)
            on conflict do nothing
            returning\s""" + UNHURRIED;
    private static final String UPDATE = """
            update channel_order
            set version = :version, sequence = :sequence, digest = :digest, status = :status, placed_at = :placedAt,
                updated_at = :updatedAt, snapshot = :snapshot::json, lines = :lines::json, parked = :parked
            where channel_id = :channel and external_id = :order and claim_id = :claim""";
    private static final String DECIDED = """
            select exists (select from command where id = :id)""";

    private final JdbcClient sql;
    private final JsonMapper json;

    StoredOrders(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    Optional<StoredOrder> find(ChannelId channel, String externalId) {
        return one(FIND, channel, externalId);
    }

    /** The row, which nobody else changes until the transaction ends. */
    Optional<StoredOrder> lock(ChannelId channel, String externalId) {
        return one(LOCK, channel, externalId);
    }

    /** Makes a row; false if the order has one, or another order has the claim. */
    boolean insert(StoredOrder order, Snapshot snapshot) {
        return bound(INSERT, order, snapshot).query(String.class).optional().isPresent();
    }

    void update(StoredOrder order, Snapshot snapshot) {
        if (bound(UPDATE, order, snapshot).update() != 1) {
            throw new IllegalStateException("the row of order " + order.externalId() + " was locked and is gone");
        }
    }

    List<StoredOrder> ofClaims(Collection<ClaimId> claims) {
        return sql.sql(BY_CLAIMS)
                .param("claims", claims.stream().map(ClaimId::value).toArray(UUID[]::new))
                .query(this::order)
                .list();
    }

    /** A page of them, the newest first. */
    List<StoredOrder> page(@Nullable ChannelId channel, @Nullable OrderStatus status, @Nullable UUID after, int limit) {
        return sql.sql(PAGE)
                .param("channel", channel == null ? null : channel.value(), Types.INTEGER)
                .param("status", status == null ? null : Input.written(status), Types.VARCHAR)
                .param("after", after, Types.OTHER)
                .param("limit", limit)
                .query(this::order)
                .list();
    }

    /** Those whose newest snapshot the kernel has not seen. */
    List<StoredOrder> unfinished() {
        return sql.sql(UNFINISHED).query(this::order).list();
    }

    /** Whether the kernel has decided a command. */
    boolean isDecided(UUID command) {
        return sql.sql(DECIDED).param("id", command).query(Boolean.class).single();
    }

    private Optional<StoredOrder> one(String query, ChannelId channel, String externalId) {
        return sql.sql(query)
                .param("channel", channel.value())
                .param("order", externalId)
                .query(this::order)
                .optional();
    }

    private JdbcClient.StatementSpec bound(String statement, StoredOrder order, Snapshot snapshot) {
        return sql.sql(statement)
                .param("channel", order.channel().value())
                .param("order", order.externalId())
                .param("claim", order.claim().value())
                .param("version", order.version())
                .param("sequence", order.sequence())
                .param("digest", order.digest() == null ? null : order.digest().bytes(), Types.BINARY)
                .param("status", Input.written(snapshot.status()))
                .param("placedAt", time(snapshot.placedAt()))
                .param("updatedAt", time(snapshot.updatedAt()))
                .param("snapshot", json.writeValueAsString(snapshot))
                .param("lines", json.writeValueAsString(order.numbering().lines()))
                .param("parked", order.parked().size());
    }

    private StoredOrder order(ResultSet row, int number) throws SQLException {
        byte[] digest = row.getBytes("digest");
        String snapshot = row.getString("snapshot");
        return new StoredOrder(
                new ChannelId(row.getInt("channel_id")),
                row.getString("external_id"),
                new ClaimId(row.getObject("claim_id", UUID.class)),
                row.getLong("version"),
                row.getLong("sequence"),
                digest == null ? null : Digest.stored(digest),
                snapshot == null ? null : json.readValue(snapshot, Snapshot.class),
                new Numbering(List.of(json.readValue(row.getString("lines"), NumberedLine[].class))));
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

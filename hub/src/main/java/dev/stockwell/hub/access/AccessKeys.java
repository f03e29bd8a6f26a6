package dev.stockwell.hub.access;

import dev.stockwell.kernel.UuidV7;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The keys. The valid ones are kept at hand for a
 * second: within that time a revoked key may still be let in by another node. Then one call reads them anew, and those
 * that come meanwhile go on with what is known; so it is too while the database cannot be asked, which then can do
 * nothing for anybody.
 */
@Component
class AccessKeys {
    private static final String INSERT = """
            insert into access_key (id, name, role, hash, created_at)
            values (:id, :name, :role, :hash, :now)""";
    private static final String REVOKE = """
            update access_key set revoked_at = :now where id = :id and revoked_at is null""";
    private static final String ALL = """
            select id, name, role, hash, created_at, revoked_at from access_key order by id""";

    private static final Duration AT_HAND = Duration.ofSeconds(1);
    private static final String PREFIX = "sw_";

    private final JdbcClient sql;
    private final InstantSource clock;
    private final UuidV7 ids;
    private final Secrets secrets;
    private final ReentrantLock reading = new ReentrantLock();
    private final AtomicReference<Valid> valid = new AtomicReference<>(Valid.unread());

    AccessKeys(JdbcClient sql, InstantSource clock, UuidV7 ids, Secrets secrets) {
        this.sql = sql;
        this.clock = clock;
        this.ids = ids;
        this.secrets = secrets;
    }

    /** A new key, and the secret that is shown this once. */
    record Made(AccessKey key, String secret) {}

    Made make(String name, Role role) {
        String secret = PREFIX + secrets.next();
        AccessKey key = new AccessKey(ids.next(), name, role, clock.instant(), null);
        sql.sql(INSERT)
                .param("id", key.id())
                .param("name", name)
                .param("role", role.written())
                .param("hash", Secrets.hash(secret))
                .param("now", time(key.createdAt()))
                .update();
        valid.set(Valid.unread());
        return new Made(key, secret);
    }

    boolean revoke(UUID id) {
        boolean revoked = sql.sql(REVOKE)
                        .param("id", id)
                        .param("now", time(clock.instant()))
                        .update()
                == 1;
        valid.set(Valid.unread());
        return revoked;
    }

    List<AccessKey> all() {
        return sql.sql(ALL).query(AccessKeys::key).list();
    }

    /** The valid key of a secret. */
    Optional<AccessKey> find(String secret) {
        return Optional.ofNullable(current().byHash().get(HexFormat.of().formatHex(Secrets.hash(secret))));
    }

    private Valid current() {
        Valid known = valid.get();
        if (known.isFresh(clock.instant())) {
            return known;
        }
        if (known.isUnread()) {
            reading.lock();
        } else if (!reading.tryLock()) {
            return known;
        }
        try {
            return refreshed();
        } finally {
            reading.unlock();
        }
    }

    private Valid refreshed() {
        Valid known = valid.get();
        if (known.isFresh(clock.instant())) {
            return known;
        }
        try {
            Valid read = read();
            // Not if a key was made or revoked meanwhile: what was read may not know of it.
            valid.compareAndSet(known, read);
            return read;
        } catch (DataAccessException unreachable) {
            if (known.isUnread()) {
                throw unreachable;
            }
            return known;
        }
    }

    private Valid read() {
        Map<String, AccessKey> byHash = new HashMap<>();
        Instant now = clock.instant();
        sql.sql(ALL)
                .query((row, number) -> {
                    AccessKey key = key(row, number);
                    if (key.revokedAt() == null) {
                        byHash.put(HexFormat.of().formatHex(row.getBytes("hash")), key);
                    }
                    return key;
                })
                .list();
        return new Valid(byHash, now);
    }

    private record Valid(Map<String, AccessKey> byHash, Instant readAt) {
        private static Valid unread() {
            return new Valid(Map.of(), Instant.MIN);
        }

        private boolean isUnread() {
            return readAt.equals(Instant.MIN);
        }

        private boolean isFresh(Instant now) {
            return readAt.plus(AT_HAND).isAfter(now);
        }
    }

    private static AccessKey key(ResultSet row, int number) throws SQLException {
        @Nullable OffsetDateTime revokedAt = row.getObject("revoked_at", OffsetDateTime.class);
        return new AccessKey(
                row.getObject("id", UUID.class),
                row.getString("name"),
                Role.read(row.getString("role")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                revokedAt == null ? null : revokedAt.toInstant());
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

package dev.stockwell.hub.access;

import dev.stockwell.kernel.UuidV7;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who is signed in where. Sessions live in the database, so that every node knows them and a restart signs nobody out.
 * One that was read is kept at hand for a second: within that time an ended session may still be let in by another node.
 * That it was seen is written once a minute. It ends by itself a week after it was last seen, and a month after it began.
 */
@Component
class Sessions {
    static final Duration IDLE_MAX = Duration.ofDays(7);
    static final Duration AGE_MAX = Duration.ofDays(30);

    private static final String OPEN = """
            select session.id, session.person_id, session.by_link, session.device, session.address,
                session.created_at as began_at, session.seen_at, session.expires_at,
                person.name, person.sign_in_name, person.role, person.password_hash, person.created_at
            from person_session session
            join person on person.id = session.person_id
            where session.ended_at is null
                and session.expires_at > :now
                and session.seen_at > :idleSince
                and person.removed_at is null
                and (session.token_hash = :hash or session.person_id = :person)
            order by session.seen_at desc, session.id desc""";
    private static final String INSERT = """
            insert into person_session (id, person_id, token_hash, by_link, device, address,
                created_at, seen_at, expires_at)
            values (:id, :person, :hash, :byLink, :device, :address, :now, :now, :expiresAt)""";
    private static final String SEEN = """
            update person_session set seen_at = :now where id = :id and seen_at < :now""";
    private static final String END = """
            update person_session set ended_at = :now where id = :id and person_id = :person and ended_at is null""";
    private static final String END_OTHERS = """
            update person_session
            set ended_at = :now
            where person_id = :person and ended_at is null and id is distinct from :but""";
    private static final String FORGET = """
            delete from person_session where expires_at < :now""";

    private static final Duration AT_HAND = Duration.ofSeconds(1);
    private static final Duration SEEN_EVERY = Duration.ofMinutes(1);
    private static final int AT_HAND_MAX = 10_000;

    private final JdbcClient sql;
    private final InstantSource clock;
    private final UuidV7 ids;
    private final Secrets secrets;
    private final Map<String, Known> atHand = new ConcurrentHashMap<>();
    private final ReentrantLock marking = new ReentrantLock();

    Sessions(JdbcClient sql, InstantSource clock, UuidV7 ids, Secrets secrets) {
        this.sql = sql;
        this.clock = clock;
        this.ids = ids;
        this.secrets = secrets;
    }

    private record Known(Session session, Instant readAt) {}

    /** Where a browser is and what it calls itself. */
    record Device(String name, String address) {}

    /** Signs a person in and returns the token that the browser keeps. */
    String begin(Person person, boolean byLink, Device device) {
        Instant now = clock.instant();
        sql.sql(FORGET).param("now", People.time(now)).update();
        String token = secrets.next();
        sql.sql(INSERT)
                .param("id", ids.next())
                .param("person", person.id())
                .param("hash", Secrets.hash(token))
                .param("byLink", byLink)
                .param("device", device.name())
                .param("address", device.address())
                .param("now", People.time(now))
                .param("expiresAt", People.time(now.plus(AGE_MAX)))
                .update();
        return token;
    }

    /** The open session of a token. */
    Optional<Session> find(String token) {
        byte[] hash = Secrets.hash(token);
        String key = HexFormat.of().formatHex(hash);
        Instant now = clock.instant();
        Known known = atHand.get(key);
        if (known != null && known.readAt().plus(AT_HAND).isAfter(now)) {
            return Optional.of(known.session());
        }
        Optional<Session> read = open(now, hash, null).stream().findFirst();
        if (read.isEmpty()) {
            atHand.remove(key);
            return read;
        }
        if (atHand.size() >= AT_HAND_MAX) {
            atHand.clear();
        }
        atHand.put(key, new Known(read.get(), now));
        markSeen(read.get(), now);
        return read;
    }

    /** Where a person is signed in, the latest seen first. */
    List<Session> of(Person person) {
        return open(clock.instant(), new byte[0], person.id());
    }

    boolean end(Person person, UUID id) {
        boolean ended = sql.sql(END)
                        .param("id", id)
                        .param("person", person.id())
                        .param("now", now())
                        .update()
                == 1;
        atHand.clear();
        return ended;
    }

    /** Signs a person out everywhere, or everywhere else. */
    int endAll(UUID person, @Nullable UUID but) {
        int ended = sql.sql(END_OTHERS)
                .param("person", person)
                .param("but", but, java.sql.Types.OTHER)
                .param("now", now())
                .update();
        atHand.clear();
        return ended;
    }

    /** What is known of people has changed: the next request of each reads it anew. */
    void forgetWhatIsAtHand() {
        atHand.clear();
    }

    /** One at a time, and nobody waits for it: that a session was seen is worth no more. */
    private void markSeen(Session session, Instant now) {
        if (session.seenAt().plus(SEEN_EVERY).isAfter(now) || !marking.tryLock()) {
            return;
        }
        try {
            sql.sql(SEEN)
                    .param("id", session.id())
                    .param("now", People.time(now))
                    .update();
        } finally {
            marking.unlock();
        }
    }

    private List<Session> open(Instant now, byte[] hash, @Nullable UUID person) {
        return sql.sql(OPEN)
                .param("now", People.time(now))
                .param("idleSince", People.time(now.minus(IDLE_MAX)))
                .param("hash", hash)
                .param("person", person, java.sql.Types.OTHER)
                .query(Sessions::session)
                .list();
    }

    private static Session session(ResultSet row, int number) throws SQLException {
        return new Session(
                row.getObject("id", UUID.class),
                new Person(
                        row.getObject("person_id", UUID.class),
                        row.getString("name"),
                        row.getString("sign_in_name"),
                        Role.read(row.getString("role")),
                        row.getString("password_hash") != null,
                        instant(row, "created_at")),
                row.getBoolean("by_link"),
                row.getString("device"),
                row.getString("address"),
                instant(row, "began_at"),
                instant(row, "seen_at"),
                instant(row, "expires_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private OffsetDateTime now() {
        return People.time(clock.instant());
    }
}

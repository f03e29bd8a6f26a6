package dev.stockwell.hub.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Links that let a person in once. Looking at one does not use it up, so that a preview in a chat costs nobody the way
 * in. A new link makes the person's earlier ones worthless.
 */
@Component
class SignInLinks {
    /** How long a link is good for that is printed where it is asked for. */
    static final Duration PRINTED = Duration.ofMinutes(15);
    /** How long a link is good for that somebody sends to somebody. */
    static final Duration SENT = Duration.ofDays(3);

    private static final String PATH = "/sign-in/";
    private static final String FORGET = """
            delete from sign_in_link where person_id = :person""";
    private static final String INSERT = """
            insert into sign_in_link (hash, person_id, made_by, created_at, expires_at)
            values (:hash, :person, :madeBy, :now, :expiresAt)""";
    private static final String OPEN = """
            select person.id, person.name, person.sign_in_name, person.role, person.password_hash, person.created_at
            from sign_in_link link
            join person on person.id = link.person_id and person.removed_at is null
            where link.hash = :hash and link.used_at is null and link.expires_at > :now""";
    private static final String USE = """
            update sign_in_link link
            set used_at = :now
            from person
            where person.id = link.person_id and person.removed_at is null
                and link.hash = :hash and link.used_at is null and link.expires_at > :now
            returning person.id, person.name, person.sign_in_name, person.role, person.password_hash, person.created_at""";

    private final JdbcClient sql;
    private final InstantSource clock;
    private final Secrets secrets;

    SignInLinks(JdbcClient sql, InstantSource clock, Secrets secrets) {
        this.sql = sql;
        this.clock = clock;
        this.secrets = secrets;
    }

    /** A new link: its path, shown this once. */
    record Made(String path, Instant expiresAt) {}

    Made make(Person person, Duration lifetime, String madeBy) {
        Instant now = clock.instant();
        String token = secrets.next();
        sql.sql(FORGET).param("person", person.id()).update();
        sql.sql(INSERT)
                .param("hash", Secrets.hash(token))
                .param("person", person.id())
                .param("madeBy", madeBy)
                .param("now", People.time(now))
                .param("expiresAt", People.time(now.plus(lifetime)))
                .update();
        return new Made(PATH + token, now.plus(lifetime));
    }

    /** Whom a link would let in. */
    Optional<Person> look(String token) {
        return ask(OPEN, token);
    }

    /** Whom a link lets in: once. */
    Optional<Person> use(String token) {
        return ask(USE, token);
    }

    /** Makes all links of a person worthless. */
    void forget(Person person) {
        sql.sql(FORGET).param("person", person.id()).update();
    }

    private Optional<Person> ask(String statement, String token) {
        return sql.sql(statement)
                .param("hash", Secrets.hash(token))
                .param("now", People.time(clock.instant()))
                .query(People::person)
                .optional();
    }
}

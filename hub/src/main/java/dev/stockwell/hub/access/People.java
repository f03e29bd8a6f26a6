package dev.stockwell.hub.access;

import dev.stockwell.kernel.UuidV7;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Those who may sign in. There is always an owner among them. */
@Component
class People {
    private static final String COLUMNS = "id, name, sign_in_name, role, password_hash, created_at";
    private static final String ALL = "select " + COLUMNS + """
             from person
            where removed_at is null
            order by id""";
    private static final String BY_ID = "select " + COLUMNS + """
             from person
            where id = :id and removed_at is null""";
    private static final String BY_SIGN_IN_NAME = "select " + COLUMNS + """
             from person
            where lower(sign_in_name) = lower(:signInName) and removed_at is null""";
    private static final String PASSWORD_HASH = """
            select password_hash from person where id = :id and removed_at is null""";
    private static final String INSERT = """
            insert into person (id, name, sign_in_name, role, created_at)
            values (:id, :name, :signInName, :role, :now)
            on conflict do nothing""";
    private static final String FIRST = """
            insert into person (id, name, sign_in_name, role, created_at)
            select :id, 'Owner', 'owner', 'owner', :now
            where not exists (select from person where role = 'owner' and removed_at is null)
            on conflict do nothing""";
    private static final String RENAME = """
            update person set name = :name, sign_in_name = :signInName where id = :id and removed_at is null""";
    private static final String SET_PASSWORD = """
            update person set password_hash = :hash where id = :id and removed_at is null""";
    private static final String SET_ROLE = """
            update person set role = :role where id = :id and removed_at is null""";
    private static final String REMOVE = """
            update person set removed_at = :now, password_hash = null where id = :id and removed_at is null""";
    private static final String OWNERS = """
            select id from person where role = 'owner' and removed_at is null order by id for update""";

    private final JdbcClient sql;
    private final InstantSource clock;
    private final UuidV7 ids;
    private final TransactionTemplate transaction;

    People(JdbcClient sql, InstantSource clock, UuidV7 ids, TransactionTemplate transaction) {
        this.sql = sql;
        this.clock = clock;
        this.ids = ids;
        this.transaction = transaction;
    }

    List<Person> all() {
        return sql.sql(ALL).query(People::person).list();
    }

    Optional<Person> find(UUID id) {
        return sql.sql(BY_ID).param("id", id).query(People::person).optional();
    }

    Optional<Person> find(String signInName) {
        return sql.sql(BY_SIGN_IN_NAME)
                .param("signInName", signInName)
                .query(People::person)
                .optional();
    }

    /** The owner who has been here longest. */
    Person firstOwner() {
        return all().stream()
                .filter(person -> person.role() == Role.OWNER)
                .findFirst()
                .orElseThrow();
    }

    @Nullable
    String passwordHash(UUID id) {
        return sql.sql(PASSWORD_HASH)
                .param("id", id)
                .query((row, number) -> Optional.ofNullable(row.getString("password_hash")))
                .optional()
                .flatMap(hash -> hash)
                .orElse(null);
    }

    /** Makes the account of the owner where there is none, without a password: a link opens it. */
    void beginWithAnOwner() {
        sql.sql(FIRST).param("id", ids.next()).param("now", now()).update();
    }

    /** A new person; empty if the sign-in name is taken. */
    Optional<Person> add(String name, String signInName, Role role) {
        UUID id = ids.next();
        int added = sql.sql(INSERT)
                .param("id", id)
                .param("name", name)
                .param("signInName", signInName)
                .param("role", role.written())
                .param("now", now())
                .update();
        return added == 1 ? find(id) : Optional.empty();
    }

    /** False if the sign-in name is somebody else's. */
    boolean rename(UUID id, String name, String signInName) {
        try {
            sql.sql(RENAME)
                    .param("id", id)
                    .param("name", name)
                    .param("signInName", signInName)
                    .update();
            return true;
        } catch (DuplicateKeyException taken) {
            return false;
        }
    }

    void setPassword(UUID id, String hash) {
        sql.sql(SET_PASSWORD).param("id", id).param("hash", hash).update();
    }

    /** False if nobody would be left who is an owner. */
    boolean setRole(UUID id, Role role) {
        return transaction.execute(status -> (role == Role.OWNER || !isTheOnlyOwner(id))
                && sql.sql(SET_ROLE)
                                .param("id", id)
                                .param("role", role.written())
                                .update()
                        == 1);
    }

    /** False if nobody would be left who is an owner. */
    boolean remove(UUID id) {
        return transaction.execute(status -> !isTheOnlyOwner(id)
                && sql.sql(REMOVE).param("id", id).param("now", now()).update() == 1);
    }

    /** Locks all owners, in the order of their ids, so that two of them cannot leave at once. */
    private boolean isTheOnlyOwner(UUID id) {
        return sql.sql(OWNERS).query(UUID.class).list().equals(List.of(id));
    }

    static Person person(ResultSet row, int number) throws SQLException {
        return new Person(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("sign_in_name"),
                Role.read(row.getString("role")),
                row.getString("password_hash") != null,
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private OffsetDateTime now() {
        return time(clock.instant());
    }

    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

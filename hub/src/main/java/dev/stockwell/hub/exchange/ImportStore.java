package dev.stockwell.hub.exchange;

import dev.stockwell.hub.web.Problem;
import dev.stockwell.hub.web.ProblemCode;
import dev.stockwell.kernel.Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The files that are brought in, as the database has them: any node can take them up, and a restart loses none. */
@Component
class ImportStore {
    /** Names the advisory locks of those who work on imports; the second key is the import's number. */
    static final int LOCK_CLASS = 3_704_012;

    private static final String SELECT = """
            select i.*, exists (
                select from pg_locks l
                join pg_database d on d.oid = l.database and d.datname = current_database()
                where l.locktype = 'advisory' and l.classid = 3704012 and l.objid = i.number and l.objsubid = 2
            ) as held
            from import i
            """;
    private static final String ONE = SELECT + "where i.id = :id";
    private static final String NEWEST = SELECT + """
            where (:before::timestamptz is null or (i.created_at, i.id) < (:before::timestamptz, :id::uuid))
            order by i.created_at desc, i.id desc
            limit :limit""";
    private static final String INSERT = """
            insert into import (id, name, actor, choices, status, created_at, updated_at)
            values (:id, :name, :actor, :choices::json, 'receiving', :now, :now)
            on conflict (id) do nothing""";
    private static final String ADD_PART = """
            insert into import_part (import_id, number, bytes) values (:id, :number, :bytes)""";
    private static final String PART = """
            select bytes from import_part where import_id = :id and number = :number""";
    private static final String RECEIVED = """
            update import set size = :size, digest = :digest, updated_at = :now where id = :id""";
    private static final String BEGIN = """
            update import
            set status = :status, choices = :choices::json, started_at = :now, updated_at = :now, bytes_done = 0,
                failure = null
            where id = :id""";
    private static final String OPENED = """
            update import set opened = :opened::json where id = :id""";
    private static final String PREVIEW_PROGRESS = """
            update import set preview = :report::json, bytes_done = :bytes, updated_at = :now where id = :id""";
    private static final String RUN_PROGRESS = """
            update import
            set report = :report::json, bytes_done = :bytes, line_done = :line, updated_at = :now
            where id = :id""";
    private static final String END = """
            update import set status = :status, failure = :failure, updated_at = :now where id = :id""";
    private static final String FORGET_BAD_ROWS = """
            delete from import_bad_row where import_id = :id""";
    private static final String ADD_BAD_ROWS = """
            insert into import_bad_row (import_id, line, field, reason, original)
            select :id, * from unnest(:lines, :fields, :reasons, :originals)
            on conflict do nothing""";
    private static final String BAD_ROWS = """
            select line, field, reason, original
            from import_bad_row
            where import_id = :id and line > :after
            order by line
            limit :limit""";
    private static final String FORGET_OLD_FILES = """
            delete from import_part
            using import
            where id = import_id and updated_at < :old""";
    private static final Duration FILES_KEPT = Duration.ofDays(30);
    private static final int PART_BYTES = 1 << 20;

    private final JdbcClient sql;
    private final JsonMapper json;
    private final InstantSource clock;

    ImportStore(JdbcClient sql, JsonMapper json, InstantSource clock) {
        this.sql = sql;
        this.json = json;
        this.clock = clock;
    }

    Optional<Import> find(UUID id) {
        return sql.sql(ONE).param("id", id).query(this::read).optional();
    }

    List<Import> newest(@Nullable Instant before, @Nullable UUID id, int limit) {
        return sql.sql(NEWEST)
                .param("before", before == null ? null : time(before), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("id", id, java.sql.Types.OTHER)
                .param("limit", limit)
                .query(this::read)
                .list();
    }

    /** Notes a new import; false if there is one of this id. */
    boolean insert(UUID id, String name, String actor, Choices choices) {
        sql.sql(FORGET_OLD_FILES)
                .param("old", time(clock.instant().minus(FILES_KEPT)))
                .update();
        return sql.sql(INSERT)
                        .param("id", id)
                        .param("name", name)
                        .param("actor", actor)
                        .param("choices", json.writeValueAsString(choices))
                        .param("now", now())
                        .update()
                == 1;
    }

    /** Keeps a file as it comes. */
    void receive(UUID id, InputStream file, long bytesMax) throws IOException {
        MessageDigest digest = sha256();
        long size = 0;
        byte[] part = file.readNBytes(PART_BYTES);
        for (int number = 0; part.length > 0; number++) {
            size += part.length;
            if (size > bytesMax) {
                throw new Problem(ProblemCode.TOO_LARGE, "The file has more than " + bytesMax + " bytes.");
            }
            digest.update(part);
            sql.sql(ADD_PART)
                    .param("id", id)
                    .param("number", number)
                    .param("bytes", part)
                    .update();
            part = file.readNBytes(PART_BYTES);
        }
        sql.sql(RECEIVED)
                .param("id", id)
                .param("size", size)
                .param("digest", Arrays.copyOf(digest.digest(), 16))
                .param("now", now())
                .update();
    }

    void begin(UUID id, Import.Status status, Choices choices) {
        sql.sql(BEGIN)
                .param("id", id)
                .param("status", code(status))
                .param("choices", json.writeValueAsString(choices))
                .param("now", now())
                .update();
    }

    void opened(UUID id, Import.Opened opened) {
        sql.sql(OPENED)
                .param("id", id)
                .param("opened", json.writeValueAsString(opened))
                .update();
    }

    void previewProgress(UUID id, Report report, long bytes) {
        sql.sql(PREVIEW_PROGRESS)
                .param("id", id)
                .param("report", json.writeValueAsString(report))
                .param("bytes", bytes)
                .param("now", now())
                .update();
    }

    void runProgress(UUID id, Report report, long bytes, int line) {
        sql.sql(RUN_PROGRESS)
                .param("id", id)
                .param("report", json.writeValueAsString(report))
                .param("bytes", bytes)
                .param("line", line)
                .param("now", now())
                .update();
    }

    void end(UUID id, Import.Status status, @Nullable String failure) {
        sql.sql(END)
                .param("id", id)
                .param("status", code(status))
                .param("failure", failure)
                .param("now", now())
                .update();
    }

    void forgetBadRows(UUID id) {
        sql.sql(FORGET_BAD_ROWS).param("id", id).update();
    }

    void addBadRows(UUID id, List<Misfit> rows) {
        if (!rows.isEmpty()) {
            sql.sql(ADD_BAD_ROWS)
                    .param("id", id)
                    .param("lines", rows.stream().map(Misfit::line).toArray(Integer[]::new))
                    .param(
                            "fields",
                            rows.stream().map(row -> storable(row.field())).toArray(String[]::new))
                    .param(
                            "reasons",
                            rows.stream().map(row -> storable(row.reason())).toArray(String[]::new))
                    .param(
                            "originals",
                            rows.stream().map(row -> storable(row.original())).toArray(String[]::new))
                    .update();
        }
    }

    /** The database keeps any character but NUL and halves of characters. */
    private static String storable(String text) {
        StringBuilder storable = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) ? '\uFFFD' : c)
                .forEach(storable::appendCodePoint);
        return storable.toString();
    }

    List<Misfit> badRows(UUID id, int after, int limit) {
        return sql.sql(BAD_ROWS)
                .param("id", id)
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> new Misfit(row.getInt(1), row.getString(2), row.getString(3), row.getString(4)))
                .list();
    }

    /** The file of an import, to be read any number of times. */
    File file(UUID id) {
        return new File(id);
    }

    /** A file in the database. It knows how far the last reading of it has come. */
    final class File implements Table.Source {
        private final UUID id;
        private long position;

        private File(UUID id) {
            this.id = id;
        }

        long position() {
            return position;
        }

        @Override
        public InputStream open() {
            position = 0;
            return new Parts();
        }

        private final class Parts extends InputStream {
            private ByteArrayInputStream part = new ByteArrayInputStream(new byte[0]);
            private int next;

            @Override
            public int read() {
                return fill() ? counted(part.read(), 1) : -1;
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                if (length == 0) {
                    return 0;
                }
                if (!fill()) {
                    return -1;
                }
                int read = part.read(into, offset, length);
                return counted(read, read);
            }

            private int counted(int answer, int bytes) {
                position += bytes;
                return answer;
            }

            private boolean fill() {
                while (part.available() == 0) {
                    byte[] bytes = sql.sql(PART)
                            .param("id", id)
                            .param("number", next)
                            .query((row, number) -> row.getBytes(1))
                            .optional()
                            .orElse(null);
                    if (bytes == null) {
                        return false;
                    }
                    next++;
                    part = new ByteArrayInputStream(bytes);
                }
                return true;
            }
        }
    }

    private Import read(ResultSet row, int number) throws SQLException {
        OffsetDateTime started = row.getObject("started_at", OffsetDateTime.class);
        return new Import(
                row.getObject("id", UUID.class),
                row.getInt("number"),
                row.getString("name"),
                row.getString("actor"),
                json.readValue(row.getString("choices"), Choices.class),
                row.getLong("size"),
                digest(row.getBytes("digest")),
                Import.Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getBoolean("held"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                started == null ? null : started.toInstant(),
                row.getLong("bytes_done"),
                row.getInt("line_done"),
                read(row.getString("opened"), Import.Opened.class),
                read(row.getString("preview"), Report.class),
                read(row.getString("report"), Report.class),
                row.getString("failure"));
    }

    private <T> @Nullable T read(@Nullable String text, Class<T> type) {
        return text == null ? null : json.readValue(text, type);
    }

    private static @Nullable Digest digest(byte @Nullable [] stored) {
        return stored == null ? null : Digest.stored(stored);
    }

    private static String code(Import.Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    private OffsetDateTime now() {
        return time(clock.instant());
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}

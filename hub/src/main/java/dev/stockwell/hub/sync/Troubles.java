package dev.stockwell.hub.sync;

import dev.stockwell.kernel.UuidV7;
import java.time.InstantSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Incidents of what goes on between us and a channel. One that is open already is not opened twice. */
@Component
class Troubles {
    private static final String OPEN = """
            insert into incident (id, kind, opened_at, note)
            select :id, :kind, :now, :note
            where not exists (select from incident where kind = :kind and note = :note and closed_at is null)""";
    private static final String CLOSE = """
            update incident set closed_at = :now where kind = :kind and note = :note and closed_at is null""";

    private final JdbcClient sql;
    private final UuidV7 ids;
    private final InstantSource clock;

    Troubles(JdbcClient sql, UuidV7 ids, InstantSource clock) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param kind drift, outage or parked */
    void open(String kind, String note) {
        sql.sql(OPEN)
                .param("id", ids.next())
                .param("kind", kind)
                .param("now", Times.written(clock.instant()))
                .param("note", note)
                .update();
    }

    void close(String kind, String note) {
        sql.sql(CLOSE)
                .param("kind", kind)
                .param("now", Times.written(clock.instant()))
                .param("note", note)
                .update();
    }
}

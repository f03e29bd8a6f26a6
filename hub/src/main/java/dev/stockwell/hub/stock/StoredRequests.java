package dev.stockwell.hub.stock;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The stored answers to requests. Those to facts stay for ever. */
@Component
class StoredRequests {
    private static final String FORGET = """
            select forget_requests(:olderThan, :most)""";

    private final JdbcClient sql;

    StoredRequests(JdbcClient sql) {
        this.sql = sql;
    }

    /** Forgets up to so many that are older; returns how many. */
    long forget(Instant olderThan, int most) {
        return sql.sql(FORGET)
                .param("olderThan", olderThan.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query(Long.class)
                .single();
    }
}

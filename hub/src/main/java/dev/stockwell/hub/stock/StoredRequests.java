package dev.stockwell.hub.stock;

import dev.stockwell.kernel.CommandId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The stored answers to commands. Those to facts stay for ever, those to requests are forgotten. */
@Component
public class StoredRequests {
    private static final String FORGET = """
            select forget_requests(:olderThan, :most)""";

    private static final String DECIDED = """
            select id from command where id = any (:ids)""";

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

    /** Which of some commands have been decided. */
    public Set<CommandId> decided(Collection<CommandId> ids) {
        return sql.sql(DECIDED)
                .param("ids", ids.stream().map(CommandId::value).toArray(UUID[]::new))
                .query((row, number) -> new CommandId(row.getObject(1, UUID.class)))
                .set();
    }
}

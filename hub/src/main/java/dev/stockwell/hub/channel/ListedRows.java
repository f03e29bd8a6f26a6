package dev.stockwell.hub.channel;

import dev.stockwell.hub.store.Document;
import dev.stockwell.hub.store.DocumentKind;
import dev.stockwell.hub.store.Documents;
import dev.stockwell.kernel.ChannelId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds what a channel knows under its own ids, by a part of the id or of what is behind it. */
@Component
class ListedRows {
    private static final String SOUGHT = """
            select id
            from document
            where kind = :kind and superseded_at is null and starts_with(code, :prefix) and code > :after
                and (:sought = '' or strpos(lower(substr(code, length(:prefix) + 1)), lower(:sought)) > 0
                    or strpos(lower(coalesce(body ->> 'sku', body ->> 'locations')), lower(:sought)) > 0)
            order by code
            limit :limit""";

    private final JdbcClient sql;
    private final Documents documents;

    ListedRows(JdbcClient sql, Documents documents) {
        this.sql = sql;
        this.documents = documents;
    }

    /** A page of them in the order of their ids. */
    List<Document> page(DocumentKind kind, ChannelId channel, String sought, String after, int limit) {
        String prefix = Listings.prefix(channel);
        List<Long> ids = sql.sql(SOUGHT)
                .param("kind", kind.code())
                .param("prefix", prefix)
                .param("after", prefix + after)
                .param("sought", sought)
                .param("limit", limit)
                .query((row, number) -> row.getLong("id"))
                .list();
        return documents.find(kind, ids).stream()
                .sorted((one, other) -> Integer.compare(ids.indexOf(one.id()), ids.indexOf(other.id())))
                .toList();
    }
}

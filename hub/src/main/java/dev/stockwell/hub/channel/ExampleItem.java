package dev.stockwell.hub.channel;

import dev.stockwell.hub.catalog.Catalog;
import dev.stockwell.hub.catalog.Sellable;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds some stocked item, to explain by it what holds for all alike. */
@Component
class ExampleItem {
    private static final String FIND = """
            select code
            from document
            where kind = 6 and superseded_at is null and (:category = '' or body ->> 'category' = :category)
            limit 1""";

    private final JdbcClient sql;
    private final Catalog catalog;

    ExampleItem(JdbcClient sql, Catalog catalog) {
        this.sql = sql;
        this.catalog = catalog;
    }

    /** @param category empty for any */
    @Nullable
    Sellable of(String category) {
        return sql.sql(FIND).param("category", category).query(String.class).optional().stream()
                .map(catalog::find)
                .findFirst()
                .orElse(null);
    }
}

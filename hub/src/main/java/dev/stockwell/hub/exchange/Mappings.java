package dev.stockwell.hub.exchange;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What people have decided about files, under names, for the next file of the same kind. */
@Component
class Mappings {
    private static final String FIND = """
            select choices from import_mapping where name = :name""";
    private static final String ALL = """
            select name, choices from import_mapping order by name""";
    private static final String PUT = """
            insert into import_mapping (name, choices, updated_at)
            values (:name, :choices::json, :now)
            on conflict (name) do update set choices = excluded.choices, updated_at = excluded.updated_at""";
    private static final String DELETE = """
            delete from import_mapping where name = :name""";

    private final JdbcClient sql;
    private final JsonMapper json;
    private final InstantSource clock;

    Mappings(JdbcClient sql, JsonMapper json, InstantSource clock) {
        this.sql = sql;
        this.json = json;
        this.clock = clock;
    }

    Optional<Choices> find(String name) {
        return sql.sql(FIND)
                .param("name", name)
                .query((row, number) -> json.readValue(row.getString(1), Choices.class))
                .optional();
    }

    Map<String, Choices> all() {
        Map<String, Choices> all = new LinkedHashMap<>();
        sql.sql(ALL).query(row -> {
            all.put(row.getString(1), json.readValue(row.getString(2), Choices.class));
        });
        return all;
    }

    void put(String name, Choices choices) {
        sql.sql(PUT)
                .param("name", name)
                .param("choices", json.writeValueAsString(choices))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    boolean delete(String name) {
        return sql.sql(DELETE).param("name", name).update() == 1;
    }
}

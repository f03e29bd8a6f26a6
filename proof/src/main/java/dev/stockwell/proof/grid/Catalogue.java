package dev.stockwell.proof.grid;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * A large catalogue put straight into a hub's tables: items with titles of words that are frequent or rare, categories,
 * GTINs, and a level at each location. It has no movements, so it is there to be read and not to be verified.
 */
final class Catalogue {
    /** Above the ids that a hub has given by then. */
    private static final long FIRST_ID = 1_000_000_000L;

    private static final List<String> STATEMENTS = List.of(
            """
            create temporary table made as
            select n, %2$d + n as id, 'g' || lpad(n::text, 8, '0') as code,
                (array['red', 'blue', 'green', 'black', 'white'])[1 + n %% 5] || ' '
                    || (array['mug', 'lamp', 'clock', 'bag', 'tray', 'card', 'candle'])[1 + (n / 5) %% 7] || ' number ' || n
                    || case when n %% 10000 = 7 then ' limited' else '' end as title,
                'category ' || lpad((n %% 200)::text, 3, '0') as category
            from generate_series(1, %1$d) as n""", """
            insert into document (kind, id, revision, code, body, recorded_at, actor)
            select 6, id, -n, code, jsonb_build_object('sku', upper(code), 'title', title, 'category', category,
                'gtins', jsonb_build_array(lpad(n::text, 13, '0')), 'aliases', '[]'::jsonb, 'packs', '[]'::jsonb,
                'stocked', true, 'unit', jsonb_build_object('code', 'piece', 'decimals', 0)), now(), 'proof'
            from made""", """
            insert into sku (key, sku, kind, item_id) select code, upper(code), 1, id from made""", """
            insert into gtin (gtin, key) select lpad(n::text, 14, '0'), code from made""", """
            insert into stock_item (item_id, short) select id, case when n %% 9973 = 0 then 3 else 0 end from made""", """
            insert into level (item_id, location_id, pool_id, lot_id, version, available, reserved, committed,
                quality_control, damaged, display, overdrawn)
            select m.id, l.id, 1, 0, 1, case when m.n %% 20011 = 0 then -2 else (m.n * 31 + l.id * 7) %% 500 end,
                0, case when m.n %% 50 = 0 then 1 else 0 end, case when m.n %% 4001 = 0 then 2 else 0 end,
                case when m.n %% 1009 = 0 then 1 else 0 end, 0, case when m.n %% 20011 = 0 then 2 else 0 end
            from made m
            cross join document l
            where l.kind = 1 and l.superseded_at is null""", "analyze document", "analyze sku", "analyze level", "analyze stock_item");

    private Catalogue() {}

    static void make(String ownerUrl, int items) throws SQLException {
        try (Connection connection = DriverManager.getConnection(ownerUrl);
                Statement statement = connection.createStatement()) {
            connection.setNetworkTimeout(Runnable::run, 0);
            for (String text : STATEMENTS) {
                statement.execute(text.formatted(items, FIRST_ID));
            }
            statement.execute("vacuum document");
            statement.execute("vacuum level");
        }
    }
}

package dev.stockwell.hub.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The namespace of SKUs and the GTINs, as the database has them. */
@Component
class Skus {
    private static final String FIND = """
            select key, sku, kind, item_id, bundle_id, units
            from sku
            where key = any (:keys)""";
    private static final String OF_ITEMS = """
            select key, sku, kind, item_id, bundle_id, units
            from sku
            where item_id = any (:ids)
            order by kind, units, key""";
    private static final String OF_OWNERS = """
            select key, sku, kind, item_id, bundle_id, units
            from sku
            where item_id = any (:ids)
            union all
            select key, sku, kind, item_id, bundle_id, units
            from sku
            where bundle_id = any (:ids)""";
    private static final String PAGE = """
            select key, sku, kind, item_id, bundle_id, units
            from sku
            where kind <= 3 and key > :after
            order by key
            limit :limit""";
    private static final String DELETE = """
            delete from sku where key = any (:keys)""";
    private static final String INSERT = """
            insert into sku (key, sku, kind, item_id, bundle_id, units)
            select * from unnest(:keys, :skus, :kinds, :items, :bundles, :units)""";
    private static final String GTINS = """
            select gtin, key from gtin where gtin = any (:gtins)
            union
            select gtin, key from gtin where key = any (:keys)""";
    private static final String FORGET_GTINS = """
            delete from gtin where gtin = any (:gtins)""";
    private static final String INSERT_GTINS = """
            insert into gtin (gtin, key)
            select * from unnest(:gtins, :keys)""";
    private static final String LOCK_ROWS = """
            insert into stock_item (item_id)
            select id from unnest(:ids) as made (id) order by id
            on conflict do nothing""";
    private static final String KEY_OF_GTIN = """
            select key from gtin where gtin = :gtin""";

    private final JdbcClient sql;

    Skus(JdbcClient sql) {
        this.sql = sql;
    }

    List<SkuRow> find(Collection<String> keys) {
        return sql.sql(FIND)
                .param("keys", keys.toArray(String[]::new))
                .query(Skus::row)
                .list();
    }

    List<SkuRow> ofItems(Collection<Long> ids) {
        return sql.sql(OF_ITEMS)
                .param("ids", ids.toArray(Long[]::new))
                .query(Skus::row)
                .list();
    }

    /** The names of items and bundles. */
    List<SkuRow> ofOwners(Collection<Long> ids) {
        return sql.sql(OF_OWNERS)
                .param("ids", ids.toArray(Long[]::new))
                .query(Skus::row)
                .list();
    }

    /** Some GTINs, and all that some keys have, each with its key. */
    Map<String, String> gtins(Collection<String> gtins, Collection<String> keys) {
        Map<String, String> found = new HashMap<>();
        sql.sql(GTINS)
                .param("gtins", gtins.toArray(String[]::new))
                .param("keys", keys.toArray(String[]::new))
                .query(row -> {
                    found.put(row.getString(1), row.getString(2));
                });
        return found;
    }

    List<SkuRow> page(String after, int limit) {
        return sql.sql(PAGE)
                .param("after", after)
                .param("limit", limit)
                .query(Skus::row)
                .list();
    }

    void delete(Collection<String> keys) {
        if (!keys.isEmpty()) {
            sql.sql(DELETE).param("keys", keys.toArray(String[]::new)).update();
        }
    }

    void insert(Collection<SkuRow> rows) {
        if (!rows.isEmpty()) {
            sql.sql(INSERT)
                    .param("keys", rows.stream().map(SkuRow::key).toArray(String[]::new))
                    .param("skus", rows.stream().map(SkuRow::sku).toArray(String[]::new))
                    .param("kinds", rows.stream().map(SkuRow::kind).toArray(Integer[]::new))
                    .param("items", rows.stream().map(SkuRow::item).toArray(Long[]::new))
                    .param("bundles", rows.stream().map(SkuRow::bundle).toArray(Long[]::new))
                    .param("units", rows.stream().map(SkuRow::units).toArray(Long[]::new))
                    .update();
        }
    }

    void deleteGtins(Collection<String> gtins) {
        if (!gtins.isEmpty()) {
            sql.sql(FORGET_GTINS).param("gtins", gtins.toArray(String[]::new)).update();
        }
    }

    /** @param gtins each with its key */
    void insertGtins(Map<String, String> gtins) {
        if (!gtins.isEmpty()) {
            sql.sql(INSERT_GTINS)
                    .param("gtins", gtins.keySet().toArray(String[]::new))
                    .param("keys", gtins.values().toArray(String[]::new))
                    .update();
        }
    }

    /** Makes the rows that are the locks for all that the kernel keeps of items. */
    void makeLocks(Collection<Long> items) {
        if (!items.isEmpty()) {
            sql.sql(LOCK_ROWS).param("ids", items.toArray(Long[]::new)).update();
        }
    }

    /** The key of the SKU that a GTIN of 14 digits belongs to. */
    @Nullable
    String keyOfGtin(String gtin) {
        return sql.sql(KEY_OF_GTIN)
                .param("gtin", gtin)
                .query((row, number) -> row.getString(1))
                .optional()
                .orElse(null);
    }

    private static SkuRow row(ResultSet row, int number) throws SQLException {
        return new SkuRow(
                row.getString("key"),
                row.getString("sku"),
                row.getInt("kind"),
                row.getObject("item_id", Long.class),
                row.getObject("bundle_id", Long.class),
                row.getLong("units"));
    }
}

package dev.stockwell.hub.catalog;

import dev.stockwell.hub.web.Problem;
import dev.stockwell.hub.web.ProblemCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
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
    private static final String OF_BUNDLE = """
            select key, sku, kind, item_id, bundle_id, units
            from sku
            where bundle_id = :id
            order by kind, key""";
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
            values (:key, :sku, :kind, :item, :bundle, :units)""";
    private static final String FORGET_GTINS = """
            delete from gtin where key = any (:keys)""";
    private static final String GTIN_OWNERS = """
            select g.gtin, s.sku
            from gtin g
            join sku s on s.key = g.key
            where g.gtin = any (:gtins)""";
    private static final String KEY_OF_GTIN = """
            select key from gtin where gtin = :gtin""";
    private static final String INSERT_GTIN = """
            insert into gtin (gtin, key) values (:gtin, :key)""";
    private static final String LOCK_ROW = """
            insert into stock_item (item_id) values (:id) on conflict do nothing""";

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

    List<SkuRow> ofBundle(long id) {
        return sql.sql(OF_BUNDLE).param("id", id).query(Skus::row).list();
    }

    List<SkuRow> page(String after, int limit) {
        return sql.sql(PAGE)
                .param("after", after)
                .param("limit", limit)
                .query(Skus::row)
                .list();
    }

    /** Gives a product exactly these names and GTINs; refuses any that lead elsewhere. */
    void name(List<SkuRow> known, Map<String, SkuRow> wanted, Map<String, String> gtins) {
        for (SkuRow taken : find(wanted.keySet())) {
            SkuRow mine = wanted.get(taken.key());
            if (mine != null && !taken.belongsTo(mine)) {
                throw new Problem(
                        ProblemCode.SKU_TAKEN, "The SKU " + mine.sku() + " is known already and names something else.");
            }
        }
        if (!known.isEmpty()) {
            String[] old = known.stream().map(SkuRow::key).toArray(String[]::new);
            sql.sql(FORGET_GTINS).param("keys", old).update();
            sql.sql(DELETE).param("keys", old).update();
        }
        wanted.values().forEach(this::insert);
        if (!gtins.isEmpty()) {
            nameGtins(gtins);
        }
    }

    private void nameGtins(Map<String, String> gtins) {
        sql.sql(GTIN_OWNERS)
                .param("gtins", gtins.keySet().toArray(String[]::new))
                .query((row, number) -> row.getString(1) + " belongs to " + row.getString(2))
                .list()
                .forEach(taken -> {
                    throw new Problem(ProblemCode.GTIN_TAKEN, "The GTIN " + taken + ".");
                });
        gtins.forEach((gtin, key) ->
                sql.sql(INSERT_GTIN).param("gtin", gtin).param("key", key).update());
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

    /** Makes the row that is the lock for all that the kernel keeps of an item. */
    void makeLock(long item) {
        sql.sql(LOCK_ROW).param("id", item).update();
    }

    private void insert(SkuRow row) {
        sql.sql(INSERT)
                .param("key", row.key())
                .param("sku", row.sku())
                .param("kind", row.kind())
                .param("item", row.item(), java.sql.Types.BIGINT)
                .param("bundle", row.bundle(), java.sql.Types.BIGINT)
                .param("units", row.units())
                .update();
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

package dev.stockwell.hub.grid;

import dev.stockwell.hub.location.Places;
import dev.stockwell.kernel.ItemId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finds the items that a grid shows, in the order of their SKUs, by keys alone: a page costs as much at the end of a
 * million items as at their beginning.
 */
@Component
class GridRows {
    /** More than this many are counted as "more than". */
    static final int COUNTED_MAX = 10_000;

    /** The planner must see what is asked for: some words are in every title, and some in none. */
    private static final String PLAN_EACH = """
            set local plan_cache_mode = force_custom_plan""";

    private static final String SELECT = """
            select d.id, d.code, d.body ->> 'sku' as sku, d.body ->> 'title' as title,
                d.body ->> 'category' as category, coalesce(d.body ->> 'stocked', 'true') = 'true' as stocked,
                coalesce((d.body -> 'unit' ->> 'decimals')::int, 0) as decimals, d.body -> 'unit' ->> 'code' as unit,
                i.short
            from document d
            join stock_item i on i.item_id = d.id
            """;
    private static final String COUNT = """
            select count(*) from (
            select 1
            from document d
            """;
    private static final String IDS = """
            select d.id
            from document d
            """;
    private static final String ITEMS = """
            where d.kind = 6 and d.superseded_at is null
            """;
    private static final String WORDS = """
                and item_words(d.body) @@ :words::tsquery
            """;
    private static final String OF_IDS = """
                and d.id = any (:found)
            """;

    /** Words that few items have are looked up in their own index, whatever the planner believes of them. */
    private static final String BY_WORDS_ALONE = """
            set local enable_seqscan = off; set local enable_indexscan = off""";

    private static final String BY_ANY_WAY = """
            set local enable_seqscan = on; set local enable_indexscan = on""";
    private static final String OF_WORDS = """
            select d.id
            from document d
            where d.kind = 6 and d.superseded_at is null and item_words(d.body) @@ :words::tsquery
            limit :limit""";
    private static final String OF_WORDS_AND_CATEGORY = """
            select d.id
            from document d
            where d.kind = 6 and d.superseded_at is null and item_words(d.body) @@ :words::tsquery
                and d.body ->> 'category' = :category
            limit :limit""";
    private static final String THOSE_IN_STATE = """
                and d.id = any (:inState)
            """;
    private static final String THOSE_WRONG = """
                and d.id = any (:wrong)
            """;
    private static final String ALL_IN_QUALITY_CONTROL = """
            select distinct item_id from level where quality_control > 0 limit :limit""";
    private static final String ALL_DAMAGED = """
            select distinct item_id from level where damaged > 0 limit :limit""";
    private static final String ALL_ON_DISPLAY = """
            select distinct item_id from level where display > 0 limit :limit""";
    private static final String ALL_NEGATIVE = """
            select distinct item_id from level where overdrawn > 0 and available < 0 limit :limit""";
    private static final String ALL_SHORT = """
            select item_id from stock_item where short > 0 limit :limit""";
    private static final String CATEGORY = """
                and d.body ->> 'category' = :category
            """;
    private static final String AT_LOCATION = """
                and exists (
                    select from level l
                    where l.item_id = d.id and l.location_id = :location and (:pool::int is null or l.pool_id = :pool))
            """;
    private static final String IN_POOL = """
                and exists (select from level l where l.item_id = d.id and l.pool_id = :pool)
            """;
    private static final String RESERVED = """
                and exists (select from claim_line c where c.item_id = d.id and c.expires_at is not null and c.open > 0)
            """;
    private static final String COMMITTED = """
                and exists (select from level l where l.item_id = d.id and l.committed > 0)
            """;
    private static final String IN_QUALITY_CONTROL = """
                and exists (select from level l where l.item_id = d.id and l.quality_control > 0)
            """;
    private static final String DAMAGED = """
                and exists (select from level l where l.item_id = d.id and l.damaged > 0)
            """;
    private static final String ON_DISPLAY = """
                and exists (select from level l where l.item_id = d.id and l.display > 0)
            """;
    private static final String NEGATIVE = """
                and exists (select from level l where l.item_id = d.id and l.overdrawn > 0 and l.available < 0)
            """;
    private static final String SHORT = """
                and exists (select from stock_item s where s.item_id = d.id and s.short > 0)
            """;
    private static final String LISTED = """
                and d.id in (
                    select s.item_id
                    from document listing
                    join sku s on s.key = lower(normalize(listing.body ->> 'sku', nfkc))
                    where listing.kind = 8 and listing.superseded_at is null and listing.code like :listings || '%')
            """;
    private static final String AFTER = """
                and d.code collate "C" > :after
            """;
    private static final String PAGE = """
            order by d.code collate "C"
            limit :limit""";
    private static final String COUNT_END = """
            limit :limit) as matching""";
    private static final String SUMS = """
            select l.location_id, sum(l.available)::bigint as available, sum(l.reserved)::bigint as reserved,
                sum(l.committed)::bigint as committed, sum(l.quality_control)::bigint as quality_control,
                sum(l.damaged)::bigint as damaged, sum(l.display)::bigint as display
            from level l
            where (:place::int is null or l.location_id = :place) and (:part::int is null or l.pool_id = :part)
                and not exists (
                    select from document u
                    where u.kind = 6 and u.superseded_at is null and u.id = l.item_id
                        and coalesce((u.body -> 'unit' ->> 'decimals')::int, 0) > 0)
            """;
    private static final String SUMS_OF = """
                and l.item_id in (
            """;
    private static final String SUMS_END = """
            group by l.location_id""";
    private static final String CATEGORIES = """
            with recursive used (category) as (
                (select d.body ->> 'category'
                from document d
                where d.kind = 6 and d.superseded_at is null and d.body ->> 'category' is not null
                order by 1
                limit 1)
                union all
                select (
                    select d.body ->> 'category'
                    from document d
                    where d.kind = 6 and d.superseded_at is null and d.body ->> 'category' > used.category
                    order by 1
                    limit 1)
                from used
                where used.category is not null
            )
            select category from used where category is not null limit :limit""";

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}\\p{M}]+");
    private static final int CATEGORIES_MAX = 500;
    /** From so many on, those that have the words are met soon enough on a walk in the order of SKUs. */
    private static final int FEW = 5_000;

    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    GridRows(JdbcClient sql, TransactionTemplate transaction) {
        this.sql = sql;
        this.transaction = transaction;
    }

    /**
     * An item as the grid finds it.
     *
     * @param key its place in the order
     * @param decimals how many decimals its unit has; quantities are in the smallest step
     * @param missing what is short of it
     */
    record Found(
            ItemId item,
            String key,
            String sku,
            @Nullable String title,
            @Nullable String category,
            boolean isStocked,
            int decimals,
            @Nullable String unit,
            long missing) {}

    /** The quantities of all found items at one location, by state. */
    record Sum(
            int location,
            long available,
            long reserved,
            long committed,
            long qualityControl,
            long damaged,
            long display) {
        long onHand() {
            return available + reserved + committed + qualityControl + damaged + display;
        }
    }

    List<Found> page(GridQuery query, Places places, @Nullable Integer channel, int limit) {
        return planned(() -> {
            Asked asked = new Asked(query, places, channel);
            return asked.bound(SELECT + asked.conditions + (query.after() == null ? "" : AFTER) + PAGE)
                    .param("after", query.after())
                    .param("limit", limit)
                    .query(GridRows::found)
                    .list();
        });
    }

    /** How many match, up to {@link #COUNTED_MAX} and one more. */
    int count(GridQuery query, Places places, @Nullable Integer channel) {
        return planned(() -> {
            Asked asked = new Asked(query, places, channel);
            return asked.bound(COUNT + asked.conditions + COUNT_END)
                    .param("limit", COUNTED_MAX + 1)
                    .query(Integer.class)
                    .single();
        });
    }

    /** What all matching items have, by location; without those that are measured with decimals, which add up to nothing. */
    List<Sum> sums(GridQuery query, Places places, @Nullable Integer channel) {
        Integer place = query.location() == null
                ? null
                : places.location(query.location(), "location").id().value();
        Integer part =
                query.pool() == null ? null : places.pool(query.pool(), "pool").value();
        return planned(() -> {
            Asked asked = new Asked(query, places, channel);
            String matching = query.isFiltered() ? SUMS_OF + IDS + asked.conditions + ")\n" : "";
            return asked.bound(SUMS + matching + SUMS_END)
                    .param("place", place, Types.INTEGER)
                    .param("part", part, Types.INTEGER)
                    .query(GridRows::sum)
                    .list();
        });
    }

    /** The categories that items are in, each found by one look into the index. */
    List<String> categories() {
        return sql.sql(CATEGORIES)
                .param("limit", CATEGORIES_MAX)
                .query((row, number) -> String.valueOf(row.getString(1)))
                .list();
    }

    /** The items with some words; no more than {@link #FEW} of them, if there are as many. */
    private Long[] ofWords(String words, @Nullable String category) {
        sql.sql(BY_WORDS_ALONE).update();
        JdbcClient.StatementSpec statement = category == null
                ? sql.sql(OF_WORDS)
                : sql.sql(OF_WORDS_AND_CATEGORY).param("category", category);
        List<Long> ids = statement
                .param("words", words)
                .param("limit", FEW)
                .query((row, number) -> row.getLong(1))
                .list();
        sql.sql(BY_ANY_WAY).update();
        return ids.toArray(Long[]::new);
    }

    /** The items that a partial index names, so long as they are few. */
    private Long[] all(String text) {
        return sql.sql(text)
                .param("limit", FEW)
                .query((row, number) -> row.getLong(1))
                .list()
                .toArray(Long[]::new);
    }

    private <T> T planned(Supplier<T> reading) {
        return Objects.requireNonNull(transaction.execute(status -> {
            sql.sql(PLAN_EACH).update();
            return reading.get();
        }));
    }

    /** The conditions of a query and their values. */
    private final class Asked {
        private final String conditions;
        private final Map<String, @Nullable Object> values = new HashMap<>();

        Asked(GridQuery query, Places places, @Nullable Integer channel) {
            List<String> parts = new ArrayList<>(List.of(ITEMS));
            Integer pool = query.pool() == null
                    ? null
                    : places.pool(query.pool(), "pool").value();
            if (query.words() != null) {
                String words = words(query.words());
                Long[] few = ofWords(words, query.category());
                parts.add(few.length < FEW ? OF_IDS : WORDS);
                values.put(few.length < FEW ? "found" : "words", few.length < FEW ? few : words);
            }
            if (query.category() != null) {
                parts.add(CATEGORY);
                values.put("category", query.category());
            }
            if (query.location() != null) {
                parts.add(AT_LOCATION);
                values.put(
                        "location",
                        places.location(query.location(), "location").id().value());
                values.put("pool", pool);
            } else if (pool != null) {
                parts.add(IN_POOL);
                values.put("pool", pool);
            }
            if (query.state() != null) {
                add(parts, "inState", all(query.state()), condition(query.state()));
            }
            if (query.only() != null) {
                boolean isNegative = query.only() == GridQuery.Only.NEGATIVE;
                add(parts, "wrong", isNegative ? ALL_NEGATIVE : ALL_SHORT, isNegative ? NEGATIVE : SHORT);
            }
            if (channel != null) {
                parts.add(LISTED);
                values.put("listings", channel + "/");
            }
            this.conditions = String.join("", parts);
        }

        /** Few items are named one by one; of many, each is looked at on the walk. */
        private void add(List<String> parts, String name, @Nullable String everything, String condition) {
            Long[] few = everything == null ? null : all(everything);
            if (few == null || few.length == FEW) {
                parts.add(condition);
            } else {
                parts.add(name.equals("wrong") ? THOSE_WRONG : THOSE_IN_STATE);
                values.put(name, few);
            }
        }

        JdbcClient.StatementSpec bound(String text) {
            JdbcClient.StatementSpec statement = sql.sql(text);
            for (Map.Entry<String, @Nullable Object> value : values.entrySet()) {
                statement = value.getValue() == null
                        ? statement.param(value.getKey(), null, Types.INTEGER)
                        : statement.param(value.getKey(), value.getValue());
            }
            return statement;
        }
    }

    /** All items that have something in a state, if an index names them. */
    private static @Nullable String all(GridQuery.State state) {
        return switch (state) {
            case QUALITY_CONTROL -> ALL_IN_QUALITY_CONTROL;
            case DAMAGED -> ALL_DAMAGED;
            case DISPLAY -> ALL_ON_DISPLAY;
            case RESERVED, COMMITTED -> null;
        };
    }

    private static String condition(GridQuery.State state) {
        return switch (state) {
            case RESERVED -> RESERVED;
            case COMMITTED -> COMMITTED;
            case QUALITY_CONTROL -> IN_QUALITY_CONTROL;
            case DAMAGED -> DAMAGED;
            case DISPLAY -> ON_DISPLAY;
        };
    }

    /** All words must be there, each at least with its beginning. */
    private static String words(String text) {
        return NO_WORD.splitAsStream(text)
                .filter(word -> !word.isEmpty())
                .map(word -> "'" + word + "':*")
                .collect(Collectors.joining(" & "));
    }

    private static Found found(ResultSet row, int number) throws SQLException {
        return new Found(
                new ItemId(row.getLong("id")),
                row.getString("code"),
                row.getString("sku"),
                row.getString("title"),
                row.getString("category"),
                row.getBoolean("stocked"),
                row.getInt("decimals"),
                row.getString("unit"),
                row.getLong("short"));
    }

    private static Sum sum(ResultSet row, int number) throws SQLException {
        return new Sum(
                row.getInt("location_id"),
                row.getLong("available"),
                row.getLong("reserved"),
                row.getLong("committed"),
                row.getLong("quality_control"),
                row.getLong("damaged"),
                row.getLong("display"));
    }
}

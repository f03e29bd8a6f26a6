package dev.stockwell.proof.bench;

import java.sql.SQLException;

/** Items with stock, made by SQL: each level by one opening movement, as the kernel would have written it. */
final class Seed {
    private Seed() {}

    /** Makes the items 1 to {@code items}, each at the locations 1 to {@code locations} with the same quantity. */
    static void stock(Ground ground, int items, int locations, long quantity) throws SQLException {
        ground.execute("""
                insert into stock_item (item_id, last_at, movements)
                select item, '2026-01-01Z', %2$d
                from generate_series(1, %1$d) as item""".formatted(items, locations), """
                insert into level (item_id, location_id, pool_id, lot_id, version, available, reserved, committed,
                    quality_control, damaged, display, overdrawn)
                select item, location, 1, 0, 1, %3$d, 0, 0, 0, 0, 0, 0
                from generate_series(1, %1$d) as item, generate_series(1, %2$d) as location""".formatted(items, locations, quantity), """
                insert into movement (item_id, seq, command_id, quantity, occurred_at, recorded_at, to_version,
                    to_balance, from_location, from_pool, from_lot, to_location, to_pool, to_lot, business_date,
                    from_bucket, to_bucket, reason, actor)
                select item, location, '00000000-0000-0000-0000-000000000001', %3$d, '2026-01-01Z', '2026-01-01Z', 1,
                    %3$d, 0, 0, 0, location, 1, 0, '2026-01-01', 103, 1, 'opening', 'bench'
                from generate_series(1, %1$d) as item, generate_series(1, %2$d) as location""".formatted(
                        items, locations, quantity));
    }

    /**
     * Makes items with a history at one location: an opening of 1,000 units, then a hold of one unit and its release,
     * again and again.
     *
     * @param length how many movements each item has; an odd number of holds and releases would leave one open
     */
    static void history(Ground ground, int items, int length) throws SQLException {
        if (length % 2 == 0) {
            throw new IllegalArgumentException("a history that ends with a release has an odd length");
        }
        ground.execute("""
                insert into stock_item (item_id, last_at, movements)
                select item, timestamptz '2026-01-01Z' + %2$d * interval '1 second', %2$d
                from generate_series(1, %1$d) as item""".formatted(items, length), """
                insert into level (item_id, location_id, pool_id, lot_id, version, available, reserved, committed,
                    quality_control, damaged, display, overdrawn)
                select item, 1, 1, 0, %2$d, 1000, 0, 0, 0, 0, 0, 0
                from generate_series(1, %1$d) as item""".formatted(items, length), """
                insert into movement (item_id, seq, command_id, quantity, occurred_at, recorded_at, from_version,
                    to_version, from_balance, to_balance, from_location, from_pool, from_lot, to_location, to_pool,
                    to_lot, business_date, from_bucket, to_bucket, reason, actor)
                select item, seq, '00000000-0000-0000-0000-000000000001',
                    case when seq = 1 then 1000 else 1 end, at, at,
                    case when seq > 1 then seq end, seq,
                    case when seq = 1 then null when seq %% 2 = 0 then 999 else 0 end,
                    case when seq %% 2 = 0 then 1 else 1000 end,
                    (seq > 1)::int, (seq > 1)::int, 0, 1, 1, 0, '2026-01-01',
                    case when seq = 1 then 103 when seq %% 2 = 0 then 1 else 2 end,
                    case when seq %% 2 = 0 then 2 else 1 end,
                    case when seq = 1 then 'opening' when seq %% 2 = 0 then 'hold' else 'release' end, 'bench'
                from generate_series(1, %1$d) as item, generate_series(1, %2$d) as seq,
                    lateral (select timestamptz '2026-01-01Z' + seq * interval '1 second') as times (at)""".formatted(items, length));
    }
}

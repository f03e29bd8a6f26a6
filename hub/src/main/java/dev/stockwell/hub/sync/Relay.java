package dev.stockwell.hub.sync;

import dev.stockwell.hub.feed.Changes;
import dev.stockwell.hub.store.Documents;
import dev.stockwell.kernel.ChannelId;
import dev.stockwell.kernel.ItemId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Turns items whose stock has changed into numbers to be shown. A row of the outbox goes in the same transaction in which
 * the numbers are written, and before the levels are read.
 */
@Component
class Relay {
    private static final int ROWS_MAX = 5_000;
    private static final int STALE_MAX = 1_000;
    private static final int MILLIS_SHIFT = 16;
    private static final String PENDING = """
            select exists (select from outbox) or exists (select from publication where stale)""";
    private static final String TAKE = """
            delete from outbox
            where (item_id, batch_id) in (
                select item_id, batch_id from outbox limit :limit for update skip locked)
            returning item_id, batch_id""";
    private static final String LISTINGS = """
            select item_id, channel_id, listing from publication_part where item_id = any (:items)""";

    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Documents documents;
    private final Numbers numbers;
    private final Changes changes;
    private final Bell bell;

    Relay(
            JdbcClient sql,
            TransactionTemplate transaction,
            Documents documents,
            Numbers numbers,
            Changes changes,
            Bell bell) {
        this.sql = sql;
        this.transaction = transaction;
        this.documents = documents;
        this.numbers = numbers;
        this.changes = changes;
        this.bell = bell;
    }

    private record Step(int rows, Set<ChannelId> channels) {}

    /** Takes some rows of the outbox, or some publications whose setup has changed; answers how many. */
    int runOnce() {
        if (!sql.sql(PENDING).query(Boolean.class).single()) {
            return 0;
        }
        documents.followOthers();
        long known = documents.known();
        try {
            Step step = Objects.requireNonNull(transaction.execute(status -> relay(known)));
            if (step.rows() == 0) {
                step = Objects.requireNonNull(transaction.execute(status -> {
                    Numbers.Refreshed refreshed = numbers.ofStale(STALE_MAX, known);
                    return new Step(refreshed.count(), refreshed.channels());
                }));
            }
            step.channels().forEach(bell::ring);
            return step.rows();
        } catch (Numbers.TooOld changedMeanwhile) {
            return 1;
        }
    }

    private Step relay(long known) {
        Map<Long, Instant> items = new HashMap<>();
        int[] rows = {0};
        sql.sql(TAKE).param("limit", ROWS_MAX).query(row -> {
            rows[0]++;
            Instant at = madeAt(Objects.requireNonNull(row.getObject("batch_id", UUID.class)));
            items.merge(row.getLong("item_id"), at, (one, other) -> one.isBefore(other) ? one : other);
        });
        if (items.isEmpty()) {
            return new Step(0, Set.of());
        }
        changes.stock(items.keySet().stream().map(ItemId::new).toList());
        Map<ListingKey, Instant> changed = new HashMap<>();
        sql.sql(LISTINGS).param("items", items.keySet().toArray(Long[]::new)).query(row -> {
            ListingKey key = new ListingKey(new ChannelId(row.getInt("channel_id")), row.getString("listing"));
            changed.merge(
                    key,
                    Objects.requireNonNull(items.get(row.getLong("item_id"))),
                    (one, other) -> one.isBefore(other) ? one : other);
        });
        return new Step(rows[0], changed.isEmpty() ? Set.of() : numbers.of(changed, known));
    }

    /** The kernel's batches have ids of version 7: their first 48 bits are milliseconds (RFC 9562, 5.7). */
    private static Instant madeAt(UUID batch) {
        return Instant.ofEpochMilli(batch.getMostSignificantBits() >>> MILLIS_SHIFT);
    }
}

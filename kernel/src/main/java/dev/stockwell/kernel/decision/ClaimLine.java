package dev.stockwell.kernel.decision;

import dev.stockwell.kernel.ClaimId;
import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.LevelKey;
import dev.stockwell.kernel.LocationId;
import dev.stockwell.kernel.LotId;
import dev.stockwell.kernel.PoolId;
import java.util.Comparator;

/**
 * What a claim's line has from one level, in the item's smallest steps. Times are in microseconds.
 *
 * @param open reserved or committed now; at {@link LocationId#NOWHERE} what is short
 * @param shipped what has left from there
 * @param returned what came back there
 * @param expiresAt {@link Micros#NEVER} unless reserved
 */
public record ClaimLine(
        Key key,
        long open,
        long shipped,
        long returned,
        long placedAt,
        long expiresAt,
        boolean reserved,
        boolean picked) {

    /**
     * Names a claim line.
     *
     * @param line the line's number; holds number theirs -1, -2, … until their order's lines take over
     */
    public record Key(ClaimId claim, int line, LevelKey level) {
        /** Within a claim: a hold's own lines, its first before its second; then an order's; then by item and level. */
        static final Comparator<Key> IN_ORDER = Comparator.comparing((Key key) -> !key.isBoundToNoOrderLine())
                .thenComparingInt(key -> Math.abs(key.line))
                .thenComparingLong(key -> key.item().value())
                .thenComparing(key -> key.level.location())
                .thenComparing(key -> key.level.pool())
                .thenComparing(key -> key.level.lot());

        static Key first(ClaimId claim, int line, ItemId item) {
            return new Key(claim, line, level(item, Integer.MIN_VALUE));
        }

        static Key last(ClaimId claim, int line, ItemId item) {
            return new Key(claim, line, level(item, Integer.MAX_VALUE));
        }

        static Key first(ClaimId claim, int line) {
            return first(claim, line, new ItemId(Long.MIN_VALUE));
        }

        static Key last(ClaimId claim, int line) {
            return last(claim, line, new ItemId(Long.MAX_VALUE));
        }

        private static LevelKey level(ItemId item, int bound) {
            return new LevelKey(item, new LocationId(bound), new PoolId(bound), new LotId(bound));
        }

        ItemId item() {
            return level.item();
        }

        boolean isShort() {
            return level.location().equals(LocationId.NOWHERE);
        }

        boolean isBoundToNoOrderLine() {
            return line < 0;
        }
    }

    static ClaimLine none(Key key, long placedAt) {
        return new ClaimLine(key, 0, 0, 0, placedAt, Micros.NEVER, false, false);
    }

    ItemId item() {
        return key.item();
    }

    LocationId location() {
        return key.level().location();
    }

    boolean isShort() {
        return key.isShort();
    }

    boolean isEmpty() {
        return open == 0 && shipped == 0 && returned == 0;
    }

    ClaimLine withOpen(long quantity) {
        return new ClaimLine(
                key,
                quantity,
                shipped,
                returned,
                placedAt,
                quantity == 0 ? Micros.NEVER : expiresAt,
                reserved && quantity > 0,
                picked && quantity > 0);
    }

    ClaimLine withShipped(long quantity) {
        return new ClaimLine(key, open, quantity, returned, placedAt, expiresAt, reserved, picked);
    }

    ClaimLine withReturned(long quantity) {
        return new ClaimLine(key, open, shipped, quantity, placedAt, expiresAt, reserved, picked);
    }

    ClaimLine withPicked(boolean isPicked) {
        return new ClaimLine(key, open, shipped, returned, placedAt, expiresAt, reserved, isPicked);
    }

    ClaimLine reservedUntil(long expiry) {
        return new ClaimLine(key, open, shipped, returned, placedAt, expiry, true, false);
    }

    ClaimLine committed() {
        return new ClaimLine(key, open, shipped, returned, placedAt, Micros.NEVER, false, picked);
    }
}

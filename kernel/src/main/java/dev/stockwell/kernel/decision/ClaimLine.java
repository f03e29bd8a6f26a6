package dev.stockwell.kernel.decision;

import dev.stockwell.kernel.ClaimId;
import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.LevelKey;
import dev.stockwell.kernel.LocationId;
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

    /** By line (a hold's first line before its second), item and level. */
    static final Comparator<ClaimLine> BY_KEY = Comparator.comparingInt((ClaimLine row) -> Math.abs(row.key.line()))
            .thenComparingLong(row -> row.key.level().item().value())
            .thenComparing(row -> row.key.level().location())
            .thenComparing(row -> row.key.level().pool())
            .thenComparing(row -> row.key.level().lot())
            .thenComparingInt(row -> row.key.line());

    /**
     * Names a claim line.
     *
     * @param line the line's number; holds number theirs -1, -2, … until their order's lines take over
     */
    public record Key(ClaimId claim, int line, LevelKey level) {
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

package dev.stockwell.kernel.reading;

import dev.stockwell.kernel.LevelKey;
import dev.stockwell.kernel.LocationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a claim has of one item from one level, in the item's smallest steps.
 *
 * @param line the claim's line; a hold's first line is -1, its second -2, until an order's lines take over
 * @param open reserved or committed now, or short if the level is at {@link LocationId#NOWHERE}
 * @param expiresAt null unless reserved
 */
public record ClaimLineView(
        int line,
        LevelKey level,
        long open,
        long shipped,
        long returned,
        boolean isReserved,
        boolean isPicked,
        Instant placedAt,
        @Nullable Instant expiresAt) {

    /** Whether the quantity could not be had. */
    public boolean isShort() {
        return level.location().equals(LocationId.NOWHERE);
    }

    static ClaimLineView read(ResultSet row) throws SQLException {
        return new ClaimLineView(
                row.getInt("line"),
                LevelView.key(row),
                row.getLong("open"),
                row.getLong("shipped"),
                row.getLong("returned"),
                row.getBoolean("reserved"),
                row.getBoolean("picked"),
                Question.instant(row, "placed_at"),
                Question.instantOrNull(row, "expires_at"));
    }
}

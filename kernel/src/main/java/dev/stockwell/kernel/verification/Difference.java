package dev.stockwell.kernel.verification;

import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.LevelKey;
import dev.stockwell.kernel.State;
import org.jspecify.annotations.Nullable;

/**
 * Something that is not as it must be.
 *
 * @param level where; null if it concerns the item as a whole
 * @param state which of the level's quantities; null if none in particular
 * @param seq the movement at which it was seen; 0 if none in particular
 * @param expected what follows from the rest
 * @param found what is stored
 */
public record Difference(
        Check check,
        ItemId item,
        @Nullable LevelKey level,
        @Nullable State state,
        long seq,
        long expected,
        long found) {

    static Difference ofItem(Check check, long item, long expected, long found) {
        return new Difference(check, new ItemId(item), null, null, 0, expected, found);
    }
}

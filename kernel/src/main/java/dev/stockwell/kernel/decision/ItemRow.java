package dev.stockwell.kernel.decision;

import dev.stockwell.kernel.ItemId;

/**
 * An item's own row: its lock, and what the kernel keeps of it as a whole. Times are in microseconds.
 *
 * @param nextExpiry no reserved line of the item expires earlier
 * @param later the earliest expiry after the moment the row was read; known only if nextExpiry had come
 * @param shortage the sum of its short lines
 * @param lastAt when its newest movement was recorded
 * @param movements how many it has
 */
public record ItemRow(ItemId item, long nextExpiry, long later, long shortage, long lastAt, long movements) {
    ItemRow withNextExpiry(long expiry) {
        return new ItemRow(item, expiry, later, shortage, lastAt, movements);
    }

    ItemRow withShortage(long quantity) {
        return new ItemRow(item, nextExpiry, later, quantity, lastAt, movements);
    }

    ItemRow moved(long recordedAt) {
        return new ItemRow(item, nextExpiry, later, shortage, recordedAt, movements + 1);
    }
}

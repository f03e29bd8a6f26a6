package dev.stockwell.kernel.verification;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One movement in the binary form in which the database copies it out. The one row is filled again and again: millions
 * pass through it.
 */
final class MovementRow {
    private static final byte[] SIGNATURE = "PGCOPY\n\377\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int HEADER = SIGNATURE.length + 2 * Integer.BYTES;
    private static final int END = -1;
    private static final int NULL = -1;
    /** Between 1970 and 2000, from where the database counts. */
    private static final long EPOCH_OFFSET_MICROS = 946_684_800_000_000L;

    long item;
    long seq;
    long quantity;
    long recordedAt;
    long fromVersion;
    long toVersion;
    long fromBalance;
    long toBalance;
    int fromLocation;
    int fromPool;
    int fromLot;
    int toLocation;
    int toPool;
    int toLot;
    int fromBucket;
    int toBucket;

    private byte[] bytes = {};
    private int position;

    static String copyOf(Range range) {
        // Parameters cannot be bound in a copy; the bounds are two whole numbers.
        return """
                copy (
                    select item_id, seq, quantity, recorded_at, from_version, to_version, from_balance, to_balance,
                        from_location, from_pool, from_lot, to_location, to_pool, to_lot, from_bucket, to_bucket
                    from movement
                    where item_id between %d and %d
                    order by item_id, seq
                ) to stdout with (format binary)""".formatted(range.first(), range.last());
    }

    /** Reads the next row from the start of a message; false if the message is the end of the copy. */
    boolean read(byte[] message) {
        bytes = message;
        position = startsWithSignature(message) ? HEADER : 0;
        if (position == message.length || fixed(Short.BYTES) == END) {
            return false;
        }
        item = number();
        seq = number();
        quantity = number();
        recordedAt = number() + EPOCH_OFFSET_MICROS;
        fromVersion = number();
        toVersion = number();
        fromBalance = number();
        toBalance = number();
        fromLocation = (int) number();
        fromPool = (int) number();
        fromLot = (int) number();
        toLocation = (int) number();
        toPool = (int) number();
        toLot = (int) number();
        fromBucket = (int) number();
        toBucket = (int) number();
        return true;
    }

    private static boolean startsWithSignature(byte[] message) {
        return message.length >= HEADER && Arrays.equals(message, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
    }

    /** A column of any length; 0 where it is null. */
    private long number() {
        int length = (int) fixed(Integer.BYTES);
        return length == NULL ? 0 : fixed(length);
    }

    private long fixed(int length) {
        long value = bytes[position++];
        for (int i = 1; i < length; i++) {
            value = (value << Byte.SIZE) | (bytes[position++] & 0xFF);
        }
        return value;
    }
}

package dev.stockwell.kernel;

import java.nio.ByteBuffer;
import java.util.UUID;

/** The id of a command, chosen by whoever sends it. Version 7 is preferred: ids that grow with time are cheap to store. */
public record CommandId(UUID value) {
    private static final long VERSION_MASK = 0xF000L;
    private static final long VERSION_8 = 0x8000L;
    private static final long VARIANT_MASK = 0xC000_0000_0000_0000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    /** The id of something that follows from a command and can happen only once; a UUID of version 8 (RFC 9562). */
    public static CommandId derived(CommandId from, String purpose) {
        return new CommandId(uuidOf(Digest.of(from.value + "/" + purpose)));
    }

    /** A UUID of version 8 whose free bits are the digest's. */
    public static UUID uuidOf(Digest digest) {
        ByteBuffer bytes = ByteBuffer.wrap(digest.bytes());
        long high = (bytes.getLong() & ~VERSION_MASK) | VERSION_8;
        long low = (bytes.getLong() & ~VARIANT_MASK) | VARIANT;
        return new UUID(high, low);
    }
}

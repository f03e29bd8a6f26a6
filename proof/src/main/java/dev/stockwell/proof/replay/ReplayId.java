package dev.stockwell.proof.replay;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.UUID;

/** Ids that follow from the file: the same event has the same id in every run. They sort by time, as version 7 does. */
final class ReplayId {
    private static final long VERSION_7 = 0x7000;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private ReplayId() {}

    static UUID of(Instant at, String name) {
        ByteBuffer digest = ByteBuffer.wrap(digest(name));
        long high = at.toEpochMilli() << 16 | VERSION_7 | (digest.getLong() & 0xFFF);
        long low = VARIANT | (digest.getLong() & 0x3FFF_FFFF_FFFF_FFFFL);
        return new UUID(high, low);
    }

    private static byte[] digest(String name) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}

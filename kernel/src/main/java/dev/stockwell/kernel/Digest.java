package dev.stockwell.kernel;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** The first 16 bytes of the SHA-256 of a request as its sender wrote it. */
public final class Digest {
    private static final int LENGTH = 16;
    private final byte[] bytes;

    private Digest(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The digest of a request's canonical text. */
    public static Digest of(String canonical) {
        return of(canonical.getBytes(StandardCharsets.UTF_8));
    }

    /** The digest of a request's canonical bytes. */
    public static Digest of(byte[] canonical) {
        try {
            return new Digest(Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(canonical), LENGTH));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /** A digest as it was stored, 16 bytes. */
    public static Digest stored(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a digest has " + LENGTH + " bytes, not " + bytes.length);
        }
        return new Digest(bytes.clone());
    }

    /** The 16 bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Digest digest && Arrays.equals(bytes, digest.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}

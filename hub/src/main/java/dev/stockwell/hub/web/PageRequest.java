package dev.stockwell.hub.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is wanted.
 *
 * @param after the key of the last element of the page before; null for the first page
 */
public record PageRequest(int limit, @Nullable String after) {
    /** The most that one page holds. */
    public static final int LIMIT_MAX = 1_000;

    private static final int LIMIT_DEFAULT = 100;

    /** Reads the parameters of a call. */
    public static PageRequest of(@Nullable Integer limit, @Nullable String cursor) {
        int wanted = limit == null ? LIMIT_DEFAULT : limit;
        if (wanted < 1 || wanted > LIMIT_MAX) {
            throw Problem.invalid("limit", "must be 1 to " + LIMIT_MAX);
        }
        return new PageRequest(wanted, cursor == null || cursor.isEmpty() ? null : key(cursor));
    }

    /** How many to read, to know whether there are more. */
    public int read() {
        return limit + 1;
    }

    /** The parts of the key after which the page starts; they must be as many as the list's keys have. */
    public String @Nullable [] parts(int count) {
        if (after == null) {
            return null;
        }
        String[] parts = after.split("\n", -1);
        if (parts.length != count) {
            throw foreign();
        }
        return parts;
    }

    /** A whole number within a cursor. */
    public static long number(String part) {
        try {
            return Long.parseLong(part);
        } catch (NumberFormatException notOurs) {
            throw foreign();
        }
    }

    /** An id as the key of a list. */
    public static @Nullable UUID id(@Nullable String key) {
        try {
            return key == null ? null : UUID.fromString(key);
        } catch (IllegalArgumentException notOurs) {
            throw foreign();
        }
    }

    static String cursor(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    private static String key(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notOurs) {
            throw foreign();
        }
    }

    private static Problem foreign() {
        return Problem.invalid("cursor", "is not one that a list has given out");
    }
}

package dev.stockwell.hub.web;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Checks on what came from outside. Each failure names the field by its path in the body. */
public final class Input {
    /** The most that one line may carry, in the item's smallest step. */
    public static final long QUANTITY_MAX = 1_000_000_000_000L;

    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Duration AHEAD_MAX = Duration.ofDays(1);

    private Input() {}

    /** A value that must be there. */
    public static <T> T required(@Nullable T value, String field) {
        if (value == null) {
            throw Problem.invalid(field, "is missing");
        }
        return value;
    }

    /** A text that must be there, with no blanks around it and no control characters. */
    public static String text(@Nullable String value, String field, int lengthMax) {
        String text = required(value, field);
        if (text.isBlank()) {
            throw Problem.invalid(field, "is empty");
        }
        if (text.length() > lengthMax) {
            throw Problem.invalid(field, "is longer than " + lengthMax + " characters");
        }
        if (!text.strip().equals(text)) {
            throw Problem.invalid(field, "has blanks at an end");
        }
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i)) || isLoneSurrogate(text, i)) {
                throw Problem.invalid(field, "has a character that no text may have");
            }
        }
        return text;
    }

    /** A text that may be absent. */
    public static @Nullable String textOrNull(@Nullable String value, String field, int lengthMax) {
        return value == null ? null : text(value, field, lengthMax);
    }

    /** A whole number from 1 to {@link #QUANTITY_MAX}. */
    public static long quantity(@Nullable Long value, String field) {
        return within(value, field, 1);
    }

    /** A whole number from 0 to {@link #QUANTITY_MAX}. */
    public static long count(@Nullable Long value, String field) {
        return within(value, field, 0);
    }

    /** A whole number whose distance from 0 is 1 to {@link #QUANTITY_MAX}. */
    public static long signed(@Nullable Long value, String field) {
        long quantity = required(value, field);
        if (quantity == 0 || quantity > QUANTITY_MAX || quantity < -QUANTITY_MAX) {
            throw Problem.invalid(field, "must be 1 to " + QUANTITY_MAX + ", or as much below zero");
        }
        return quantity;
    }

    /** A whole number whose distance from 0 is at most {@link #QUANTITY_MAX}. */
    public static long signedOrZero(long value, String field) {
        if (value > QUANTITY_MAX || value < -QUANTITY_MAX) {
            throw Problem.invalid(field, "must be at most " + QUANTITY_MAX + ", or as much below zero");
        }
        return value;
    }

    /** A list with 1 to so many elements, none of them null. */
    public static <T> List<T> list(@Nullable List<T> value, String field, int sizeMax) {
        List<T> list = required(value, field);
        if (list.isEmpty()) {
            throw Problem.invalid(field, "is empty");
        }
        return listOrEmpty(list, field, sizeMax);
    }

    /** A list with up to so many elements, none of them null; empty if absent. */
    public static <T> List<T> listOrEmpty(@Nullable List<T> value, String field, int sizeMax) {
        if (value == null) {
            return List.of();
        }
        if (value.size() > sizeMax) {
            throw Problem.invalid(field, "has more than " + sizeMax + " elements");
        }
        for (int i = 0; i < value.size(); i++) {
            required(value.get(i), field + "[" + i + "]");
        }
        return value;
    }

    /** One of an enum's values, written in lower case with hyphens. */
    public static <E extends Enum<E>> E choice(
            @Nullable String value, String field, Class<E> type, @Nullable E otherwise) {
        if (value == null && otherwise != null) {
            return otherwise;
        }
        String wanted = required(value, field);
        for (E candidate : type.getEnumConstants()) {
            if (written(candidate).equals(wanted)) {
                return candidate;
            }
        }
        List<String> known =
                List.of(type.getEnumConstants()).stream().map(Input::written).toList();
        throw Problem.invalid(field, "must be one of " + String.join(", ", known));
    }

    /** How the API writes an enum's value: quality-control. */
    public static String written(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A time with offset, as RFC 3339 writes it. */
    public static Instant instant(String value, String field) {
        try {
            return OffsetDateTime.parse(value).toInstant();
        } catch (DateTimeParseException misfit) {
            throw Problem.invalid(field, "must be a time with offset, as in 2026-01-31T09:30:00Z");
        }
    }

    /** When something happened: not before 1970, and not more than a day ahead of now. */
    public static Instant happened(@Nullable Instant value, String field, Instant now) {
        if (value == null) {
            return now;
        }
        if (value.isBefore(EARLIEST) || value.isAfter(now.plus(AHEAD_MAX))) {
            throw Problem.invalid(field, "is not a time at which something can have happened");
        }
        return value;
    }

    private static long within(@Nullable Long value, String field, long min) {
        long quantity = required(value, field);
        if (quantity < min || quantity > QUANTITY_MAX) {
            throw Problem.invalid(field, "must be " + min + " to " + QUANTITY_MAX);
        }
        return quantity;
    }

    private static boolean isLoneSurrogate(String text, int index) {
        char here = text.charAt(index);
        if (Character.isHighSurrogate(here)) {
            return index + 1 == text.length() || !Character.isLowSurrogate(text.charAt(index + 1));
        }
        return Character.isLowSurrogate(here) && (index == 0 || !Character.isHighSurrogate(text.charAt(index - 1)));
    }
}

package dev.stockwell.hub.feed;

import dev.stockwell.hub.web.Problem;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in the feed: everything up to it has been told.
 *
 * @param feed the feed's id, which another database does not have
 * @param transaction the id of the writing transaction
 * @param row the row within it
 */
record Cursor(UUID feed, long transaction, long row) implements Comparable<Cursor> {
    private static final Pattern WRITTEN = Pattern.compile("([0-9a-f-]{36})\\.([0-9]{1,18})\\.([0-9]{1,18})");

    static Cursor of(String text) {
        Matcher parts = WRITTEN.matcher(text);
        if (!parts.matches()) {
            throw foreign();
        }
        try {
            return new Cursor(
                    UUID.fromString(parts.group(1)), Long.parseLong(parts.group(2)), Long.parseLong(parts.group(3)));
        } catch (IllegalArgumentException notOurs) {
            throw foreign();
        }
    }

    private static Problem foreign() {
        return Problem.invalid("after", "is not a cursor that this feed has given out");
    }

    /** By place alone. */
    @Override
    public int compareTo(Cursor other) {
        int byTransaction = Long.compare(transaction, other.transaction);
        return byTransaction == 0 ? Long.compare(row, other.row) : byTransaction;
    }

    @Override
    public String toString() {
        return feed + "." + transaction + "." + row;
    }
}

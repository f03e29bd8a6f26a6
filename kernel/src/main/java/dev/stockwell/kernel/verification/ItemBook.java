package dev.stockwell.kernel.verification;

import dev.stockwell.kernel.ItemId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One item as it is stored, beside what its movements and claim lines add up to. */
final class ItemBook {
    /** Stands for no time: no hold, or no movement yet. */
    static final long NEVER = Long.MAX_VALUE;

    private static final int OUTSIDE = 0;

    private final long item;
    private final @Nullable Row stored;
    private final List<Book> books = new ArrayList<>();
    private @Nullable Book last;

    private long movements;
    private long seq;
    private long recordedAt = Long.MIN_VALUE;
    private long lacking;
    private long earliestExpiry = NEVER;

    /** The item's row as it was read. Times are in microseconds since 1970. */
    record Row(long movements, long lacking, long lastAt, long nextExpiry) {}

    ItemBook(long item, @Nullable Row stored) {
        this.item = item;
        this.stored = stored;
    }

    void add(Book book) {
        books.add(book);
    }

    void claim(int location, int pool, int lot, long reserved, long committed, long expiry) {
        earliestExpiry = Math.min(earliestExpiry, expiry);
        if (location == OUTSIDE) {
            lacking += reserved + committed;
        } else {
            book(location, pool, lot).claim(reserved, committed);
        }
    }

    void move(MovementRow row, Findings findings) {
        movements++;
        if (row.seq != seq + 1) {
            findings.add(at(Check.SEQUENCE, row.seq, seq + 1, row.seq));
        }
        if (row.recordedAt < recordedAt) {
            findings.add(at(Check.TIME, row.seq, recordedAt, row.recordedAt));
        }
        seq = row.seq;
        recordedAt = row.recordedAt;
        Book from = row.fromLocation == OUTSIDE ? null : book(row.fromLocation, row.fromPool, row.fromLot);
        Book to = row.toLocation == OUTSIDE ? null : book(row.toLocation, row.toPool, row.toLot);
        if (from != null) {
            from.advance(seq, row.fromVersion, findings);
            from.move(seq, row.fromBucket, -row.quantity, row.fromBalance, findings);
        }
        if (to != null) {
            enter(to, from, row, findings);
        }
    }

    private void enter(Book to, @Nullable Book from, MovementRow row, Findings findings) {
        if (to != from) {
            to.advance(seq, row.toVersion, findings);
        } else if (row.toVersion != row.fromVersion) {
            findings.add(at(Check.VERSION, row.seq, row.fromVersion, row.toVersion));
        }
        to.move(seq, row.toBucket, row.quantity, row.toBalance, findings);
    }

    void close(Findings findings) {
        books.forEach(book -> book.close(findings));
        if (stored == null) {
            findings.compare(Check.ITEM_MISSING, item, 1, 0);
            return;
        }
        findings.compare(Check.MOVEMENT_COUNT, item, movements, stored.movements());
        findings.compare(Check.LAST_AT, item, movements == 0 ? 0 : recordedAt, stored.lastAt());
        findings.compare(Check.SHORT, item, lacking, stored.lacking());
        if (stored.nextExpiry() > earliestExpiry) {
            findings.compare(Check.NEXT_EXPIRY, item, earliestExpiry, stored.nextExpiry());
        }
    }

    private Difference at(Check check, long atSeq, long expected, long found) {
        return new Difference(check, new ItemId(item), null, null, atSeq, expected, found);
    }

    private Book book(int location, int pool, int lot) {
        Book newest = last;
        if (newest != null && newest.is(location, pool, lot)) {
            return newest;
        }
        Book found = find(location, pool, lot);
        last = found;
        return found;
    }

    private Book find(int location, int pool, int lot) {
        for (Book book : books) {
            if (book.is(location, pool, lot)) {
                return book;
            }
        }
        Book missing = Book.missing(item, location, pool, lot);
        books.add(missing);
        return missing;
    }
}

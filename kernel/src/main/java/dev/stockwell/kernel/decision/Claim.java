package dev.stockwell.kernel.decision;

import dev.stockwell.kernel.ChannelId;
import dev.stockwell.kernel.ClaimId;
import dev.stockwell.kernel.ItemId;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The header of a hold or an order. Times are in microseconds.
 *
 * @param version the time of the snapshot that an order follows; 0 before the first
 * @param expiresAt {@link Micros#NEVER} unless held
 * @param reference the order's number on its channel
 * @param items everything that its lines have or had; all of these are locked when the claim changes
 */
public record Claim(
        ClaimId id,
        Status status,
        long version,
        long placedAt,
        long expiresAt,
        ChannelId channel,
        @Nullable String reference,
        Set<ItemId> items,
        Terms terms) {

    /** Where a claim is in its life. The code is what the ledger stores. */
    public enum Status {
        HELD(1),
        CONFIRMED(2),
        RELEASED(3),
        ORDER(4),
        MERGED(5);

        private final int code;

        Status(int code) {
            this.code = code;
        }

        /** What the ledger stores for this status. */
        public int code() {
            return code;
        }

        /** The status of a stored code. */
        public static Status of(int code) {
            return values()[code - 1];
        }
    }

    Claim confirmedFor(@Nullable String order) {
        return new Claim(id, Status.CONFIRMED, version, placedAt, Micros.NEVER, channel, order, items, terms);
    }

    Claim ended(Status end) {
        return new Claim(id, end, version, placedAt, Micros.NEVER, channel, reference, items, terms);
    }

    Claim renewed(long expiry, Set<ItemId> more, Terms newTerms) {
        return new Claim(id, Status.HELD, version, placedAt, expiry, channel, reference, union(more), newTerms);
    }

    Claim ordered(long snapshot, String order, Set<ItemId> more, Terms newTerms) {
        return new Claim(id, Status.ORDER, snapshot, placedAt, Micros.NEVER, channel, order, union(more), newTerms);
    }

    /** The same with a hold's items; an order that no snapshot has come for asks for the hold's lines too. */
    Claim joined(String order, Claim hold) {
        boolean isOrder = status == Status.ORDER;
        Terms joined = isOrder ? terms : terms.with(hold.terms());
        Status then = isOrder ? Status.ORDER : Status.CONFIRMED;
        return new Claim(id, then, version, placedAt, Micros.NEVER, channel, order, union(hold.items()), joined);
    }

    private Set<ItemId> union(Set<ItemId> more) {
        Set<ItemId> all = new TreeSet<>(items);
        all.addAll(more);
        return all;
    }
}

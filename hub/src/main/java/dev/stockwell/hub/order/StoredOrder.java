package dev.stockwell.hub.order;

import dev.stockwell.kernel.ChannelId;
import dev.stockwell.kernel.ClaimId;
import dev.stockwell.kernel.Digest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An order's row: the newest snapshot, with the lines that it does not mention, and the numbers of its lines.
 *
 * @param sequence the version that the kernel is given; 0 before the first snapshot
 * @param digest of the snapshot as it was sent
 */
record StoredOrder(
        ChannelId channel,
        String externalId,
        ClaimId claim,
        long version,
        long sequence,
        @Nullable Digest digest,
        @Nullable Snapshot snapshot,
        Numbering numbering) {

    /** A snapshot with its digest. */
    record Sent(Snapshot snapshot, Digest digest) {}

    boolean isNewerThan(Sent sent) {
        return snapshot != null && version > sent.snapshot().version();
    }

    boolean follows(Sent sent) {
        return digest != null && version == sent.snapshot().version() && digest.equals(sent.digest());
    }

    StoredOrder with(Snapshot other, Digest sent, Numbering numbers) {
        long next = Math.max(other.version(), sequence + 1);
        return new StoredOrder(channel, externalId, claim, other.version(), next, sent, other, numbers);
    }

    /** The lines that wait for their SKU or listing, by their number. */
    Map<Integer, Snapshot.Line> parked() {
        Map<Integer, Snapshot.Line> parked = new LinkedHashMap<>();
        if (snapshot != null) {
            for (Snapshot.Line line : snapshot.lines()) {
                NumberedLine numbered = numbering.current(line);
                if (numbered != null && !numbered.isKnown() && snapshot.moving(line) + line.returned() > 0) {
                    parked.put(numbered.number(), line);
                }
            }
        }
        return parked;
    }
}

package dev.stockwell.kernel.decision;

import dev.stockwell.kernel.ClaimId;
import dev.stockwell.kernel.CommandId;
import dev.stockwell.kernel.ItemId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a batch's commands changed, beside the levels, which know it themselves. */
public final class Changes {
    final Set<ItemId> items = new HashSet<>();
    final Set<ClaimId> claims = new LinkedHashSet<>();
    final Set<ClaimLine.Key> lines = new LinkedHashSet<>();
    final Map<Place, Long> anchors = new HashMap<>();
    final Map<ShareTotal.Key, ShareTotal> shareTotals = new HashMap<>();
    final List<Movement> movements = new ArrayList<>();
    final List<Opened> opened = new ArrayList<>();
    final List<Trouble.Settled> settled = new ArrayList<>();

    /** An incident with the command that opened it. */
    public record Opened(CommandId command, Trouble trouble) {}

    /** Ends the incidents of earlier commits, which are written first, and forgets those of this batch. */
    void settle(Trouble.Settled over) {
        opened.removeIf(each -> over.ends(each.trouble()));
        settled.add(over);
    }

    /** The items whose rows changed. */
    public Set<ItemId> items() {
        return items;
    }

    /** The claims whose headers are new or changed. */
    public Set<ClaimId> claims() {
        return claims;
    }

    /** The claim lines that are new, changed or gone. */
    public Set<ClaimLine.Key> lines() {
        return lines;
    }

    /** New anchors, in microseconds. */
    public Map<Place, Long> anchors() {
        return anchors;
    }

    /** New running totals of share rules. */
    public Map<ShareTotal.Key, ShareTotal> shareTotals() {
        return shareTotals;
    }

    /** The new rows of the ledger, in the order in which they happened. */
    public List<Movement> movements() {
        return movements;
    }

    /** The incidents that were opened. */
    public List<Opened> opened() {
        return opened;
    }

    /** The lines whose incidents are over. */
    public List<Trouble.Settled> settled() {
        return settled;
    }
}

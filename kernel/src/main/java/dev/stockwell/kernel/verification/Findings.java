package dev.stockwell.kernel.verification;

import java.util.ArrayList;
import java.util.List;

/** The differences found so far: all are counted, the first are kept. Not for use by several threads. */
final class Findings {
    private final int most;
    private final List<Difference> kept = new ArrayList<>();
    private long count;

    Findings(int most) {
        this.most = most;
    }

    void add(Difference difference) {
        count++;
        if (kept.size() < most) {
            kept.add(difference);
        }
    }

    void compare(Check check, long item, long expected, long found) {
        if (expected != found) {
            add(Difference.ofItem(check, item, expected, found));
        }
    }

    List<Difference> kept() {
        return kept;
    }

    long count() {
        return count;
    }
}

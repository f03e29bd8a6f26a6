package dev.stockwell.proof.crash;

import java.util.List;
import java.util.Map;

/**
 * What a crash proof found.
 *
 * @param crashes how often each kind of crash happened
 * @param withOrders whether the hub takes order snapshots, so that the clerks sent some
 * @param acknowledged commands that got an answer
 * @param resent of these, how many were sent more than once
 * @param doneBeforeTheResend of these, how many had been carried out before, so that only the answer was lost
 * @param openAnswers the answers that left a command open, and how often each came
 * @param lost commands and holds that were acknowledged and are not known, or are answered otherwise
 * @param wrong items whose stock is not the sum of what was acknowledged
 * @param complaints everything that must not be
 */
public record Summary(
        long seed,
        int rounds,
        Map<CrashKind, Integer> crashes,
        boolean withOrders,
        Map<String, Long> acknowledgedByKind,
        long acknowledged,
        long resent,
        long doneBeforeTheResend,
        long lostConnections,
        Map<String, Long> openAnswers,
        long lost,
        long wrong,
        long movements,
        long readyMillisP50,
        long readyMillisP99,
        long readyMillisMax,
        long seconds,
        List<String> complaints) {

    /** Whether everything was as promised. */
    public boolean isClean() {
        return lost == 0 && wrong == 0 && complaints.isEmpty();
    }
}

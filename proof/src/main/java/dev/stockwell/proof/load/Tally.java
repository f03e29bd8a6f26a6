package dev.stockwell.proof.load;

import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** What was answered in one run. Speeds count what came after the warm-up; the sum of holds counts everything. */
final class Tally {
    private static final double NANOS = 1e9;
    private static final double MILLIS = 1e6;

    private final Histogram waits = new Histogram(3);
    private boolean isCounting;
    private long from;
    private long to;
    private long heldInAll;
    private long heldCounted;
    private long refused;
    private long errors;
    private @Nullable String firstError;

    void begin(long now) {
        isCounting = true;
        from = now;
        to = now;
    }

    void take(Lane lane, long now, boolean isInTime) {
        AnswerReader answer = lane.answer();
        boolean isError = answer.status() != 200 && answer.status() != 201 && answer.status() != 409;
        int held = isError ? 0 : answer.held();
        heldInAll += held;
        if (isError) {
            errors++;
            firstError = firstError == null ? answer.status() + " " + answer.text() : firstError;
        } else {
            refused += lane.holds() - held;
        }
        if (isCounting && isInTime) {
            heldCounted += held;
            waits.recordValue(now - lane.sentAt());
            to = now;
        }
    }

    long heldInAll() {
        return heldInAll;
    }

    long heldCounted() {
        return heldCounted;
    }

    long refused() {
        return refused;
    }

    long errors() {
        return errors;
    }

    @Nullable
    String firstError() {
        return firstError;
    }

    double perSecond() {
        return to == from ? 0 : heldCounted / ((to - from) / NANOS);
    }

    double millisAt(double percentile) {
        return waits.getValueAtPercentile(percentile) / MILLIS;
    }
}

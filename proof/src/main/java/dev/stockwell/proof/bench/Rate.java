package dev.stockwell.proof.bench;

import org.HdrHistogram.Histogram;

/** What one contestant did in one round: answers, in all and in a second, and how long each took. */
record Rate(long answers, double perSecond, Histogram micros) {
    private static final int DIGITS = 3;

    /** The rate of a contestant nobody of whose callers waited. */
    static Rate of(long answers, long nanos) {
        return new Rate(answers, answers * 1e9 / nanos, new Histogram(DIGITS));
    }
}

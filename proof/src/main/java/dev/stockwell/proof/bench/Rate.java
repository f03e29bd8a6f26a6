package dev.stockwell.proof.bench;

import org.HdrHistogram.Histogram;

/** What one contestant did in one round: answers in a second, and how long each took. */
record Rate(double perSecond, Histogram micros) {}

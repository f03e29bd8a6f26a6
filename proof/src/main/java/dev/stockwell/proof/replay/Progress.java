package dev.stockwell.proof.replay;

import java.io.PrintStream;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/** How far the replay is: a bar on a terminal, a plain line now and then elsewhere. */
final class Progress implements AutoCloseable {
    private static final Duration ON_TERMINAL = Duration.ofMillis(250);
    private static final Duration ELSEWHERE = Duration.ofSeconds(10);
    private static final int BAR = 30;

    private final PrintStream out;
    private final boolean terminal;
    private final long total;
    private final LongAdder done = new LongAdder();
    private final long start = System.nanoTime();
    private final Thread thread;
    private volatile LocalDate day = LocalDate.EPOCH;
    private volatile boolean ended;

    /** @param total the lines that will be sent */
    Progress(PrintStream out, boolean terminal, long total) {
        this.out = out;
        this.terminal = terminal;
        this.total = total;
        this.thread = Thread.ofPlatform().daemon().name("progress").start(this::show);
    }

    void reached(LocalDate date) {
        day = date;
    }

    void sent(List<? extends Event> events) {
        events.forEach(event -> done.add(event.rows().count()));
    }

    private void show() {
        while (!ended) {
            LockSupport.parkNanos((terminal ? ON_TERMINAL : ELSEWHERE).toNanos());
            print();
        }
    }

    private void print() {
        double seconds = (System.nanoTime() - start) / 1e9;
        out.print(text(done.sum(), seconds));
        out.flush();
    }

    private String text(long sent, double seconds) {
        double part = total == 0 ? 1 : Math.min(1, (double) sent / total);
        long rate = Math.round(sent / Math.max(0.001, seconds));
        long left = sent == 0 ? 0 : Math.round(seconds / part - seconds);
        String figures = "%3.0f %%  %s  %,d of %,d lines  %,d/s  %d:%02d left"
                .formatted(part * 100, day, sent, total, rate, left / 60, left % 60);
        if (!terminal) {
            return figures + System.lineSeparator();
        }
        int filled = (int) (part * BAR);
        return "\r[" + "#".repeat(filled) + ".".repeat(BAR - filled) + "] " + figures + "  ";
    }

    @Override
    public void close() {
        ended = true;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        if (terminal) {
            out.println();
        }
    }
}

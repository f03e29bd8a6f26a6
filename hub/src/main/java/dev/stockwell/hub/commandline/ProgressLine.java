package dev.stockwell.hub.commandline;

import java.io.Console;

/** A line that says how far something is; silent where nobody watches. */
final class ProgressLine {
    private static final int WIDTH = 40;
    private static final int WHOLE = 100;

    private final String what;
    private final boolean isWatched = isWatched();

    ProgressLine(String what) {
        this.what = what;
    }

    synchronized void show(double part) {
        if (isWatched) {
            int done = Math.clamp(Math.round(part * WIDTH), 0, WIDTH);
            System.err.printf(
                    "\r%s [%s%s] %3d %%", what, "#".repeat(done), ".".repeat(WIDTH - done), Math.round(part * WHOLE));
        }
    }

    synchronized void end() {
        if (isWatched) {
            System.err.print("\r" + " ".repeat(WIDTH + WIDTH) + "\r");
        }
    }

    /** Since JDK 25 there is again no console where nobody sits at one. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isWatched() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }
}

package dev.stockwell.proof.bench;

/** Whether what was measured is what is claimed. */
final class Verdict {
    private static final int FAILED = 1;

    private int exit;

    /** Prints a figure beside the least it may be. */
    void atLeast(double least, String what, double measured) {
        boolean reached = measured >= least;
        System.out.printf(
                "%s: %.2f (claimed: at least %s) %s%n", what, measured, plain(least), reached ? "holds" : "FAILS");
        exit = reached ? exit : FAILED;
    }

    /** Prints a count that must be zero. */
    void none(String what, long count) {
        System.out.printf("%s: %d (claimed: none) %s%n", what, count, count == 0 ? "holds" : "FAILS");
        exit = count == 0 ? exit : FAILED;
    }

    /** What the process is to end with: 0 if everything holds. */
    int exit() {
        return exit;
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? "%,.0f".formatted(number) : String.valueOf(number);
    }
}

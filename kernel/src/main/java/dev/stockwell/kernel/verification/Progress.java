package dev.stockwell.kernel.verification;

/** Hears how far a verification is. Called from several threads. */
@FunctionalInterface
public interface Progress {
    /** For who does not want to know. */
    Progress UNHEARD = (movements, of) -> {};

    /**
     * A range of items is done.
     *
     * @param movements how many movements were read so far
     * @param of how many there were at the start
     */
    void read(long movements, long of);
}

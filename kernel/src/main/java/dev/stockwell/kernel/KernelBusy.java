package dev.stockwell.kernel;

/** More commands are waiting than the kernel takes in; nothing was done, and the same id may be sent again. */
public final class KernelBusy extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param waiting how many commands wait */
    public KernelBusy(int waiting) {
        super(waiting + " commands are waiting; send the same id again in a moment");
    }
}

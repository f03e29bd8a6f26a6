package dev.stockwell.kernel;

/** The database could not be asked whether the command took effect; the same id tells it later. */
public final class OutcomeUnknown extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param cause what the database or the connection said last */
    public OutcomeUnknown(Throwable cause) {
        super("the outcome is unknown: ask again with the same id", cause);
    }
}

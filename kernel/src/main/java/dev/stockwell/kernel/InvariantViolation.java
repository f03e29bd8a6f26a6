package dev.stockwell.kernel;

/** Something that can never be was seen: the command that showed it failed alone and changed nothing. */
public final class InvariantViolation extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message what was seen */
    public InvariantViolation(String message) {
        super(message);
    }

    /**
     * @param message what was seen
     * @param cause how it was seen
     */
    public InvariantViolation(String message, Throwable cause) {
        super(message, cause);
    }
}

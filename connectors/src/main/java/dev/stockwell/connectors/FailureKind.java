package dev.stockwell.connectors;

/** The ways in which a platform fails to answer. */
public enum FailureKind {
    /** Nobody answered the connection: the request never left. */
    UNREACHABLE(true, false),
    /** The connection broke or time ran out after the request was sent. */
    CUT_OFF(true, true),
    /** The platform says that it has a fault of its own. */
    UNAVAILABLE(true, true),
    /** The budget does not hold what this costs; nothing was done. What costs less may go. */
    THROTTLED(true, false),
    /** The key is wrong, expired or withdrawn: a person must connect the account again. */
    UNAUTHORISED(false, false),
    /** The key does not allow this. */
    FORBIDDEN(false, false),
    /** The platform did not understand the request, or has a rule against it. */
    REFUSED(false, false),
    /** The answer makes no sense. */
    UNREADABLE(true, true),
    /** The platform cannot do this at all. */
    UNSUPPORTED(false, false);

    private final boolean retryHelps;
    private final boolean mayHaveApplied;

    FailureKind(boolean retryHelps, boolean mayHaveApplied) {
        this.retryHelps = retryHelps;
        this.mayHaveApplied = mayHaveApplied;
    }

    public boolean retryHelps() {
        return retryHelps;
    }

    public boolean mayHaveApplied() {
        return mayHaveApplied;
    }
}

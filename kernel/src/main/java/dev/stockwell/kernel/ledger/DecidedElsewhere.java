package dev.stockwell.kernel.ledger;

/** Another node decided one of the batch's commands, or placed one of its claims, on other items meanwhile. */
final class DecidedElsewhere extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DecidedElsewhere() {
        super("decided on another node", null, false, false);
    }
}

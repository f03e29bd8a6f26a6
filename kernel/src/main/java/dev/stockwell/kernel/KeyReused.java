package dev.stockwell.kernel;

/** The id was used before for another request. */
public final class KeyReused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param id the id that was used twice */
    public KeyReused(CommandId id) {
        super("the id " + id.value() + " was used before for another request");
    }
}

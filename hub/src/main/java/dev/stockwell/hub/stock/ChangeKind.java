package dev.stockwell.hub.stock;

/** What people do to stock by hand, as pages offer it. */
public enum ChangeKind {
    RECEIVE("Receive", "Goods came in from a supplier.", "How many came"),
    ADJUST("Adjust", "There are more or fewer than stands here, and you know why.", "More (or, with a minus, fewer)"),
    COUNT("Count", "You have counted what is there: all of it, also what is sold and not yet handed over.", "Counted"),
    MOVE("Move", "Goods go from one location to another, both at once.", "How many go"),
    ALLOCATE("To another pool", "Set some apart for one kind of customer, or give it back.", "How many change"),
    STATE(
            "Set aside",
            "Some are damaged, on display or to be looked at, or are fit for sale again.",
            "How many change"),
    WRITE_OFF("Write off", "Goods are gone for good: broken, stolen, expired.", "How many are gone");

    private final String label;
    private final String meaning;
    private final String quantity;

    ChangeKind(String label, String meaning, String quantity) {
        this.label = label;
        this.meaning = meaning;
        this.quantity = quantity;
    }

    /** What its button says. */
    public String label() {
        return label;
    }

    /** When to use it, in a sentence. */
    public String meaning() {
        return meaning;
    }

    /** What the field of its quantity is called. */
    public String quantity() {
        return quantity;
    }

    /** Whether it takes goods from a state that must be named. */
    public boolean hasState() {
        return this == STATE || this == WRITE_OFF;
    }

    /** Whether it wants a word that says why. */
    public boolean hasReason() {
        return this == ADJUST || hasState();
    }
}

package dev.stockwell.hub.store;

/** What a document describes. The code is what the database stores. */
public enum DocumentKind {
    LOCATION(1),
    POOL(2),
    CHANNEL(3),
    RULE(4),
    ALLOCATION_RULE(5),
    ITEM(6),
    BUNDLE(7),
    LISTING(8),
    CHANNEL_LOCATION(9);

    private final int code;

    DocumentKind(int code) {
        this.code = code;
    }

    /** The kind of a code. */
    static DocumentKind of(int code) {
        return values()[code - 1];
    }

    /** What the database stores for it. */
    public int code() {
        return code;
    }
}

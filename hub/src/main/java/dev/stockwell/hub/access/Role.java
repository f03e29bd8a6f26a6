package dev.stockwell.hub.access;

import java.util.Locale;

/** What a key or a person may do. */
enum Role {
    /** Everything, and let others in. */
    OWNER("Owner", "everything, also people and keys"),
    /** Change stock and setup. */
    WRITE("May change stock", "stock, orders and setup"),
    /** Look. */
    READ("May look", "see everything, change nothing");

    private final String label;
    private final String meaning;

    Role(String label, String meaning) {
        this.label = label;
        this.meaning = meaning;
    }

    /** What pages call it. */
    String label() {
        return label;
    }

    /** What it allows, in a few words. */
    String meaning() {
        return meaning;
    }

    /** How the database and the API write it. */
    String written() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Role read(String written) {
        return valueOf(written.toUpperCase(Locale.ROOT));
    }
}

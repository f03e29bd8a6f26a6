package dev.stockwell.hub.demo;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What happened in the demo, and when: what the visitor did, and what the hub made of it. It remembers a few hundred entries. */
public final class Deeds {
    private static final int KEPT = 400;

    private final InstantSource clock;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Map<Act, Instant> acts = new EnumMap<>(Act.class);
    private long notes;

    Deeds(InstantSource clock) {
        this.clock = clock;
    }

    /** Who did something. */
    public enum Kind {
        VISITOR("you"),
        STOCK("stock"),
        TOLD("told"),
        HEARD("heard"),
        TROUBLE("trouble");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** What its badge says. */
        public String label() {
            return label;
        }
    }

    /** Something that a visitor can do, and the steps of the story wait for. */
    enum Act {
        SOLD,
        SOLD_IN_THE_DARK,
        TOOK_BACK,
        BOUGHT,
        TOOK_DOWN,
        BROUGHT_BACK,
        EDITED,
        ASKED_WHY
    }

    /**
     * Something that happened.
     *
     * @param why its reason; empty if the words tell it
     * @param path where it can be looked into
     */
    public record Entry(
            Instant at,
            Kind kind,
            String words,
            String why,
            @Nullable String path) {}

    synchronized void note(Kind kind, String words) {
        tell("note " + ++notes, new Entry(clock.instant(), kind, words, "", null));
    }

    /** Tells of something that has a name of its own, and is told once. */
    synchronized void tell(String id, Entry entry) {
        if (entries.putIfAbsent(id, entry) == null && entries.size() > KEPT) {
            entries.remove(entries.keySet().iterator().next());
        }
    }

    /** The newest first. */
    synchronized List<Entry> newest(int limit) {
        Collection<Entry> all = entries.values();
        return new ArrayList<>(all)
                .stream()
                        .sorted(Comparator.comparing(Entry::at).reversed())
                        .limit(limit)
                        .toList();
    }

    synchronized void did(Act act) {
        acts.put(act, clock.instant());
    }

    /** When it was done last. */
    synchronized Optional<Instant> when(Act act) {
        return Optional.ofNullable(acts.get(act));
    }
}

package dev.stockwell.kernel.testing;

import dev.stockwell.kernel.Bucket;
import dev.stockwell.kernel.ClaimId;
import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.LevelKey;
import dev.stockwell.kernel.LocationId;
import dev.stockwell.kernel.PoolId;
import dev.stockwell.kernel.reading.ClaimView;
import dev.stockwell.kernel.reading.Claims;
import dev.stockwell.kernel.reading.IncidentView;
import dev.stockwell.kernel.reading.Incidents;
import dev.stockwell.kernel.reading.Ledger;
import dev.stockwell.kernel.reading.LedgerQuery;
import dev.stockwell.kernel.reading.LevelView;
import dev.stockwell.kernel.reading.Levels;
import dev.stockwell.kernel.reading.MovementView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the kernel's readers say, in words that a test can compare. */
public final class Books {
    private static final int ALL = 100_000;

    private final KernelDatabase database;

    Books(KernelDatabase database) {
        this.database = database;
    }

    /** What there is in the shared pool, like {@code 3 available, 2 committed}. */
    public String of(ItemId item, LocationId location) {
        return of(item, location, PoolId.SHARED);
    }

    /** What there is in a pool. */
    public String of(ItemId item, LocationId location, PoolId pool) {
        LevelKey key = new LevelKey(item, location, pool);
        return levels(item).stream()
                .filter(level -> level.key().equals(key))
                .map(Books::words)
                .findFirst()
                .orElse("nothing");
    }

    public List<LevelView> levels(ItemId item) {
        return new Levels(database.reader()).of(List.of(item));
    }

    /** All units of an item at all places. */
    public long onHand(ItemId item) {
        return levels(item).stream().mapToLong(LevelView::onHand).sum();
    }

    /** The movements since one, like {@code 3 supplier -> available (receive)}. */
    public List<String> movements(ItemId item, long after) {
        return ledger(item).stream()
                .filter(movement -> movement.seq() > after)
                .map(Books::words)
                .toList();
    }

    /** The newest movement. */
    public String lastMovement(ItemId item) {
        return words(ledger(item).getLast());
    }

    public List<MovementView> ledger(ItemId item) {
        return new Ledger(database.reader()).page(new LedgerQuery(item, null, null, null, null, true, null, ALL));
    }

    /** The open incidents, the oldest first, like {@code displaced 2 of order 1001} or {@code negative 1}. */
    public List<String> incidents(ItemId item) {
        List<String> words = new ArrayList<>();
        for (IncidentView incident :
                new Incidents(database.reader()).page(null, true, null, ALL).reversed()) {
            if (item.equals(incident.item())) {
                words.add(incident.kind() + " " + incident.quantity() + whose(incident));
            }
        }
        return words;
    }

    public ClaimView claim(ClaimId claim) {
        return new Claims(database.reader()).find(claim).orElseThrow();
    }

    /** What an item's order lines lack. */
    public long lacking(ItemId item) {
        return database.number("select short from stock_item where item_id = ?", item.value());
    }

    private static String whose(IncidentView incident) {
        if (incident.claim() == null) {
            return "";
        }
        return incident.reference() == null ? " of a hold" : " of order " + incident.reference();
    }

    private static String words(MovementView movement) {
        return movement.quantity() + " " + words(movement.from().bucket()) + " -> "
                + words(movement.to().bucket()) + " (" + movement.reason() + ")";
    }

    private static String words(Bucket bucket) {
        return switch (bucket) {
            case Bucket.Inside inside -> inside.state().name().toLowerCase(Locale.ROOT);
            case Bucket.Outside outside -> outside.name().toLowerCase(Locale.ROOT);
        };
    }

    private static String words(LevelView level) {
        List<String> words = new ArrayList<>();
        add(words, level.available(), "available");
        add(words, level.reserved(), "reserved");
        add(words, level.committed(), "committed");
        add(words, level.qualityControl(), "quality_control");
        add(words, level.damaged(), "damaged");
        add(words, level.display(), "display");
        return words.isEmpty() ? "nothing" : String.join(", ", words);
    }

    private static void add(List<String> words, long quantity, String state) {
        if (quantity != 0) {
            words.add(quantity + " " + state);
        }
    }
}

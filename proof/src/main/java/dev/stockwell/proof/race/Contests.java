package dev.stockwell.proof.race;

import dev.stockwell.proof.hub.HubClient;
import dev.stockwell.proof.hub.Inspection;
import dev.stockwell.proof.hub.Together;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** The contests: in each, many want the same goods at the same moment. */
final class Contests {
    private static final long UNITS = 100;
    private static final long CART_UNITS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long LOOK_NANOS = 50_000_000;

    private final Desk desk;
    private final int callers;
    private int contests;

    Contests(Desk desk, int callers) {
        this.desk = desk;
        this.callers = callers;
    }

    void open() throws IOException {
        HubClient hub = desk.first();
        Inspection.success(hub.put("/locations/race", Map.of("name", "Race", "type", "warehouse")));
        Map<String, Object> web = Map.of("name", "Web", "profile", "d2c", "locations", List.of("race"));
        Inspection.success(hub.put("/channels/web", web));
        Map<String, Object> till = Map.of("name", "Till", "profile", "pos", "locations", List.of("race"));
        Inspection.success(hub.put("/channels/till", till));
        for (HubClient node : desk.nodes()) {
            awaitChannels(node);
        }
    }

    /** The other node reads the setup anew within a second; then an unknown SKU is all that is wrong with such a cart. */
    private static void awaitChannels(HubClient node) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Object probe = Map.of("channel", "web", "lines", List.of(line("RACE-NONE", 1)));
        while (!node.post("/reservations", probe).code().equals("unknown-sku")) {
            if (System.nanoTime() > deadline) {
                throw new IOException("a node does not learn of the channels in " + PATIENCE.toSeconds() + " s");
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    /** Carts of one unit: exactly a hundred are held. */
    void oneUnitCarts() throws IOException {
        String sku = goods();
        long held = sum(takeAll(new Cart(List.of(line(sku, 1)))));
        expect("carts of one unit", sku, held, UNITS);
    }

    /** Carts that name the same SKU in two lines, together three units: exactly 33 are held, and one unit is left. */
    void twoLinesOfOneSku() throws IOException {
        String sku = goods();
        long held = CART_UNITS * sum(takeAll(new Cart(List.of(line(sku, 1), line(sku, CART_UNITS - 1)))));
        expect("carts with two lines of one SKU", sku, held, UNITS - UNITS % CART_UNITS);
    }

    /** Half of the callers want bundles of two units, the others single ones: every unit goes, and none twice. */
    void bundlesAgainstTheirComponent() throws IOException {
        String sku = goods();
        String bundle = sku + "-PAIR";
        List<Map<String, Object>> components = List.of(line(sku, 2));
        Inspection.success(desk.first().put("/bundles/" + bundle, Map.of("title", bundle, "components", components)));
        List<Long> carts = Together.run(
                callers,
                caller -> caller % 2 == 0
                        ? 2 * take(new Cart(List.of(line(bundle, 1))))
                        : take(new Cart(List.of(line(sku, 1)))));
        expect("bundles against their component", sku, sum(carts), UNITS);
    }

    /** Sales of an item that has no level yet, each told twice: each is booked once, below zero. */
    void firstSalesWithoutALevel() throws IOException {
        String sku = item();
        int sales = callers / 2;
        List<Map<String, Object>> all = new ArrayList<>();
        for (int i = 0; i < sales; i++) {
            all.add(Map.of(
                    "id", UUID.randomUUID(),
                    "channel", "till",
                    "location", "race",
                    "occurredAt", Instant.now().toString(),
                    "lines", List.of(line(sku, 1))));
        }
        Together.run(sales * 2, caller -> desk.records(all.get(caller / 2)));
        Inspection.Stock stock = stock(sku);
        if (!stock.equals(new Inspection.Stock(-sales, 0, 0, -sales))) {
            desk.complain("first sales: " + sales + " were told, and the hub has " + stock);
        }
    }

    private List<Long> takeAll(Cart cart) throws IOException {
        return Together.run(callers, caller -> take(cart));
    }

    /** Asks for one cart after another until one is refused; answers how many were held. */
    private long take(Cart cart) throws IOException {
        long held = 0;
        while (desk.holds(cart.withNewId())) {
            held++;
        }
        return held;
    }

    private void expect(String contest, String sku, long held, long expected) throws IOException {
        Inspection.Stock stock = stock(sku);
        if (held != expected || !stock.equals(new Inspection.Stock(UNITS - expected, expected, 0, UNITS))) {
            desk.complain(contest + ": " + held + " of " + UNITS + " units were promised, " + expected
                    + " expected, and the hub has " + stock);
        }
    }

    private Inspection.Stock stock(String sku) throws IOException {
        return new Inspection(desk.first()).stock(List.of(sku)).getOrDefault(sku, Inspection.Stock.NONE);
    }

    /** A hundred units of a new item. */
    private String goods() throws IOException {
        String sku = item();
        Map<String, Object> opening = Map.of("type", "opening", "sku", sku, "location", "race", "quantity", UNITS);
        Inspection.success(desk.first().post("/movements", Map.of("movements", List.of(opening))));
        return sku;
    }

    private String item() throws IOException {
        String sku = "RACE-" + ++contests;
        Inspection.success(desk.first().put("/items/" + sku, Map.of("title", sku)));
        return sku;
    }

    private record Cart(List<Map<String, Object>> lines) {
        Map<String, Object> withNewId() {
            return Map.of("id", UUID.randomUUID(), "channel", "web", "lines", lines, "expiresIn", "P1D");
        }
    }

    private static Map<String, Object> line(String sku, long quantity) {
        return Map.of("sku", sku, "quantity", quantity);
    }

    private static long sum(List<Long> numbers) {
        return numbers.stream().mapToLong(Long::longValue).sum();
    }
}

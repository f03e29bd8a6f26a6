package dev.stockwell.proof.sync;

import dev.stockwell.proof.hub.HubClient;
import dev.stockwell.proof.hub.HubProcess;
import dev.stockwell.proof.hub.Inspection;
import dev.stockwell.proof.hub.Machine;
import dev.stockwell.proof.hub.WorkFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Kills the hub while tills and the shops' public buy, and holds it against their books afterwards. */
@Command(
        name = "sync-crash",
        description =
                "Kill the hub while tills and sandbox shops sell; prove that no sale and no order is lost or doubled.",
        mixinStandardHelpOptions = true,
        footer = {"", "Exit code: 0 everything is there once and every shop shows it, 1 it is not."})
public final class SyncCrashGoal implements Callable<Integer> {
    private static final long OPENING = 100_000;
    private static final int WARM_UP_MILLIS = 500;

    @Option(names = "--kills", description = "How many (default: ${DEFAULT-VALUE}).")
    private int kills = 20;

    @Option(names = "--shops", description = "How many (default: ${DEFAULT-VALUE}).")
    private int shopCount = 2;

    @Option(names = "--items", description = "How many (default: ${DEFAULT-VALUE}).")
    private int items = 40;

    @Option(names = "--tills", description = "How many sell at once (default: ${DEFAULT-VALUE}).")
    private int tills = 3;

    @Option(names = "--longest", description = "Seconds between two kills at the most (default: ${DEFAULT-VALUE}).")
    private int longest = 5;

    @Option(names = "--seed", description = "What is sold, and when the hub dies (default: another each time).")
    private @Nullable Long seed;

    @Override
    public Integer call() throws IOException {
        long chosen = seed == null ? System.nanoTime() : seed;
        System.out.println("seed " + chosen + ", " + Machine.now());
        SplittableRandom random = new SplittableRandom(chosen);
        try (WorkFolder work = WorkFolder.of(null)) {
            int port = HubProcess.freePort();
            HubProcess hub = HubProcess.start(work.path(), port, HubProcess.USUAL_FLAGS);
            try (HubClient client = hub.client();
                    Town town = new Town(hub, client, shopCount, items, OPENING)) {
                town.awaitCalm();
                Sellers sellers = new Sellers(town, client, items, tills, random.split());
                try {
                    for (int kill = 1; kill <= kills; kill++) {
                        LockSupport.parkNanos(
                                TimeUnit.MILLISECONDS.toNanos(WARM_UP_MILLIS + random.nextInt(longest * 1_000)));
                        hub.kill();
                        long dead = System.nanoTime();
                        hub = HubProcess.start(work.path(), port, HubProcess.USUAL_FLAGS);
                        System.out.printf(
                                "kill %2d: ready after %,d ms; %,d sales acknowledged, %,d orders placed%n",
                                kill,
                                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - dead),
                                sellers.sold().size(),
                                sellers.ordered().size());
                    }
                    LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(2));
                } finally {
                    sellers.close();
                }
                return audit(town, client, sellers) ? 0 : 1;
            } finally {
                hub.close();
            }
        }
    }

    private boolean audit(Town town, HubClient client, Sellers sellers) throws IOException {
        List<Sellers.Ordered> orders = sellers.ordered();
        long asked = System.nanoTime();
        for (Sellers.Ordered order : orders) {
            Town.await("order " + order.id() + " of shop " + order.shop(), () -> isTaken(client, order));
        }
        town.awaitCalm();
        List<String> wrong = new ArrayList<>();
        for (Sellers.Sold sale : sellers.sold()) {
            JsonNode outcome =
                    Town.expect(client.post("/sales", sale.body())).json().at("/outcomes/0");
            if (!outcome.path("replayed").asBoolean()) {
                wrong.add("the sale " + sale.id() + " was not there: " + outcome);
            }
        }
        Inspection inspection = new Inspection(client);
        List<String> skus = new ArrayList<>();
        for (int item = 0; item < items; item++) {
            skus.add(Town.sku(item));
        }
        Map<String, Inspection.Stock> stock = inspection.stock(skus);
        for (String sku : skus) {
            long sold = sellers.soldOf(sku);
            long owed = orders.stream()
                    .filter(order -> order.sku().equals(sku) && !order.isCancelled())
                    .mapToLong(Sellers.Ordered::quantity)
                    .sum();
            Inspection.Stock here = stock.getOrDefault(sku, Inspection.Stock.NONE);
            if (here.available() != OPENING - sold - owed || here.committed() != owed) {
                wrong.add("%s: %s, but %d were sold at tills and %d are owed".formatted(sku, here, sold, owed));
            }
            for (int shop = 0; shop < town.shops(); shop++) {
                long says = client.get("/availability?channel=" + Town.channel(shop) + "&sku=" + sku)
                        .json()
                        .at("/items/0/available")
                        .asLong(-1);
                long shown = town.shown(shop, sku);
                if (shown != says || says != here.available()) {
                    wrong.add("%s: shop %d shows %d, the hub says %d".formatted(sku, shop, shown, says));
                }
            }
        }
        Inspection.Verified verified = inspection.verify();
        wrong.addAll(verified.differences());
        wrong.stream().limit(20).forEach(System.out::println);
        System.out.printf(
                "%d kills; %,d sales acknowledged, %,d calls sent again; %,d orders of %d shops, %d of them cancelled; "
                        + "%d numbers compared; in order %.0f s after the last sale; %d wrong: %s (%s)%n",
                kills,
                sellers.sold().size(),
                client.resent(),
                orders.size(),
                town.shops(),
                orders.stream().filter(Sellers.Ordered::isCancelled).count(),
                items * town.shops(),
                (System.nanoTime() - asked) / 1e9,
                wrong.size(),
                wrong.isEmpty() ? "as promised" : "BROKEN",
                Machine.now());
        return wrong.isEmpty();
    }

    private static boolean isTaken(HubClient client, Sellers.Ordered order) {
        try {
            var reply = client.get("/channels/" + Town.channel(order.shop()) + "/orders/" + order.id());
            return reply.isSuccess()
                    && reply.json().path("status").asString().equals("cancelled") == order.isCancelled();
        } catch (IOException notYet) {
            return false;
        }
    }
}

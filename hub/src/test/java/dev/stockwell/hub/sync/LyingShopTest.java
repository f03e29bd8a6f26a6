package dev.stockwell.hub.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stockwell.sandbox.shopify.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * A shop lies in every way that has a name, for a day, while both sides sell; each lie is to be named and settled.
 *
 * <p>{@code -Dfaults=1000} makes the day whole, {@code -Dseed=} repeats a run.
 */
class LyingShopTest {
    private static final int FAULTS = Integer.getInteger("faults", 60);
    private static final int WHOLE_DAY = 1_000;
    private static final int THINGS_MAX = 450;
    private static final Duration EVERY = Duration.ofMinutes(10);
    private static final Duration PERSON_COMES = Duration.ofMinutes(45);
    private static final Duration JUDGED_AFTER = Duration.ofMinutes(60);
    private static final Duration LEFT_ALONE = Duration.ofMinutes(450);
    /** Of a few faults a single one weighs much. */
    private static final double NAMED_RIGHT = FAULTS < WHOLE_DAY ? 0.9 : 0.95;

    private static final List<Difference> CLASSES = List.of(Difference.values());
    private static final int PUSHES_EACH = 4;
    private static final int TRADE = 12;
    private static final int GROUPS_TOLD = 12;
    private static final int LOW = 25;
    private static final int HIGH = 95;

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final List<Lie> lies = new ArrayList<>();
    private final Map<Integer, Instant> lastLie = new LinkedHashMap<>();
    private final List<String> wrong = new ArrayList<>();
    private final LyingShop shop = new LyingShop(Math.min(FAULTS + 10, THINGS_MAX));
    private long changes;

    @Test
    void everyLieIsNamedAndSettledAndNobodyIsFoughtForEver() {
        System.out.println("seed " + seed + ", " + FAULTS + " faults");
        try (shop) {
            assertThat(shop.unsettled()).as("seed " + seed).isEmpty();
            long before = shop.pushes();
            Duration day = Duration.ofHours(24).multipliedBy(FAULTS).dividedBy(WHOLE_DAY);
            int groups = Math.max(1, Math.toIntExact(day.dividedBy(EVERY)));
            for (int group = 0; group < groups; group++) {
                lie(FAULTS * (group + 1) / groups - FAULTS * group / groups);
                live(EVERY);
                if ((group + 1) % GROUPS_TOLD == 0) {
                    System.out.printf(
                            "after %s: %d lies, %d of %d judged named rightly%n",
                            EVERY.multipliedBy(group + 1L),
                            lies.size(),
                            lies.stream()
                                    .filter(lie -> lie.isJudged && lie.named == lie.injected)
                                    .count(),
                            lies.stream().filter(lie -> lie.isJudged).count());
                }
            }
            live(JUDGED_AFTER.plus(EVERY));
            long pushes = shop.pushes() - before;
            long quiet = shop.pushes();
            shop.run(day);
            report(pushes, shop.pushes() - quiet);

            assertThat(lies).as("seed " + seed).hasSize(FAULTS).allMatch(lie -> lie.isJudged);
            assertThat(shop.unsettled()).as("seed " + seed).isEmpty();
            assertThat(wrongNumbers()).as("seed " + seed).isEmpty();
            assertThat(wrong).as("seed " + seed).isEmpty();
            assertThat(lies).as("seed " + seed).allMatch(lie -> lie.pushes <= PUSHES_EACH);
            assertThat(pushes).as("seed " + seed).isLessThanOrEqualTo(changes + 3L * FAULTS);
            assertThat(shop.pushes() - quiet).as("seed " + seed).isZero();
            assertThat(rightly()).as("seed " + seed).isGreaterThanOrEqualTo(NAMED_RIGHT);
            shop.hub.assertCoherent();
        }
    }

    private double rightly() {
        return lies.stream().filter(lie -> lie.injected == lie.named).count() / (double) lies.size();
    }

    private List<String> wrongNumbers() {
        List<String> found = new ArrayList<>();
        for (int thing = 0; thing < shop.things; thing++) {
            long there = 0;
            for (boolean inChicago : new boolean[] {false, true}) {
                long shown = shop.there(thing, inChicago);
                Long desired = shop.kept(shop.listing(thing, false), inChicago).desired();
                there += shown;
                if (desired == null || desired != shown) {
                    found.add("thing " + thing + " shows " + shown + " instead of " + desired);
                }
            }
            if (there != shop.total(thing)) {
                found.add("thing " + thing + " shows " + there + " of " + shop.total(thing));
            }
        }
        return found;
    }

    /** Some lies at once, each about a thing of its own that was left alone for long. */
    private void lie(int count) {
        List<Integer> free = new ArrayList<>();
        for (int thing = 0; thing < shop.things; thing++) {
            Instant last = lastLie.get(thing);
            if (last == null || last.plus(LEFT_ALONE).isBefore(shop.now())) {
                free.add(thing);
            }
        }
        Collections.shuffle(free, random);
        Map<Difference, List<Lie>> some = new EnumMap<>(Difference.class);
        for (int thing : free.subList(0, count)) {
            Difference difference = CLASSES.get(random.nextInt(CLASSES.size()));
            boolean inChicago = random.nextBoolean();
            Lie lie = new Lie(difference, thing, inChicago, shop.now(), difference.words());
            some.computeIfAbsent(difference, first -> new ArrayList<>()).add(lie);
            lies.add(lie);
            lastLie.put(thing, shop.now());
        }
        writes(some.getOrDefault(Difference.LOST_WRITE, List.of()), Duration.ZERO);
        writes(some.getOrDefault(Difference.LATE, List.of()), Duration.ofSeconds(5 + random.nextInt(595)));
        some.getOrDefault(Difference.MANUAL_EDIT, List.of()).forEach(this::edit);
        some.getOrDefault(Difference.UNSEEN_SALE, List.of()).forEach(this::sell);
        some.getOrDefault(Difference.PACK_FACTOR, List.of()).forEach(this::countInPacks);
        some.getOrDefault(Difference.MAPPING, List.of()).forEach(this::sellAnother);
        some.values().forEach(each -> each.forEach(this::changeMeanwhile));
    }

    /** The shop says yes to our next number of each, and does nothing, or does it later. */
    private void writes(List<Lie> some, Duration later) {
        if (some.isEmpty()) {
            return;
        }
        some.forEach(lie -> {
            lie.how = later.isZero() ? "never done" : later.toSeconds() + " s late";
            change(lie, random.nextBoolean() ? 1L + random.nextInt(8) : -1L - random.nextInt(8));
        });
        Set<Lie> open = new HashSet<>(some);
        while (!open.isEmpty()) {
            Set<Long> items = open.stream()
                    .map(lie -> shop.shop.shop.ids(LyingShop.sku(lie.thing)).item())
                    .collect(Collectors.toSet());
            shop.faults(usual -> (later.isZero() ? usual.with(Fault.LIES) : usual.appliesAfter(later)).about(items));
            shop.round();
            open.removeIf(lie -> {
                LyingShop.Kept kept = kept(lie);
                return kept.acknowledgedAt() != null && kept.acknowledgedAt().isAfter(lie.at);
            });
        }
        shop.faults(usual -> usual);
    }

    /** Somebody counts, or puts back what was there before we wrote. */
    private void edit(Lie lie) {
        long there = shop.there(lie.thing, lie.inChicago);
        Long before = kept(lie).writtenOver();
        boolean putsBack = before != null && before != there && random.nextInt(4) == 0;
        // A number that is right for a pack of six would rightly be taken for one.
        long thought = random.nextInt(8) == 0 ? 0 : LOW + random.nextInt(HIGH);
        long number = before != null && putsBack ? before : thought;
        lie.how = (putsBack ? "puts back " : "sets ") + number + " instead of " + there;
        shop.shop.shop.stock(
                LyingShop.sku(lie.thing), shop.place(lie.inChicago), number == there ? number + 1 : number);
    }

    /** A sale there whose order comes in after its number was noticed. */
    private void sell(Lie lie) {
        long quantity = 1L + random.nextInt(4);
        boolean isSilent = random.nextBoolean();
        lie.how = isSilent ? "no webhook comes" : "the number comes before the order";
        lie.inChicago = shop.there(lie.thing, false) < quantity;
        shop.faults(usual -> usual.webhooks(isSilent ? 1 : 0, 0, Duration.ZERO));
        shop.buy(lie.thing, quantity);
        shop.faults(usual -> usual);
        if (isSilent) {
            change(lie, -1);
        }
    }

    private void countInPacks(Lie lie) {
        lie.left = shop.there(lie.thing, lie.inChicago) / LyingShop.PACK;
        shop.shop.shop.stock(LyingShop.sku(lie.thing), shop.place(lie.inChicago), lie.left);
    }

    private void sellAnother(Lie lie) {
        lie.left = 100L + random.nextInt(400);
        shop.shop.shop.relabel(LyingShop.sku(lie.thing), LyingShop.otherSku(lie.thing));
        lie.isRelabelled = true;
        shop.shop.shop.stock(LyingShop.otherSku(lie.thing), shop.place(lie.inChicago), lie.left);
    }

    /** Three in ten are sold here too, before anybody has noticed. */
    private void changeMeanwhile(Lie lie) {
        if (random.nextInt(10) < 3) {
            lie.how += ", and a change here meanwhile";
            change(lie, random.nextInt(3) == 0 ? 1 : -1);
        }
    }

    private void change(Lie lie, long by) {
        shop.change(lie.thing, lie.inChicago, by);
        changes++;
    }

    /** Time goes by: people buy here and there what nobody lies about, and persons look after what needs them. */
    private void live(Duration time) {
        for (Instant end = shop.now().plus(time); shop.now().isBefore(end); ) {
            shop.round();
            if (random.nextInt(TRADE) == 0) {
                trade();
            }
            for (Lie lie : lies) {
                if (lie.needsPerson
                        && lie.mended == null
                        && lie.at.plus(PERSON_COMES).isBefore(shop.now())) {
                    mend(lie);
                }
                if (!lie.isJudged && lie.at.plus(JUDGED_AFTER).isBefore(shop.now())) {
                    lie.isJudged = true;
                    lie.pushes = shop.pushes(listing(lie), lie.inChicago, lie.at);
                    if (!lie.needsPerson) {
                        lie.named = named(lie);
                    }
                }
            }
        }
    }

    private void trade() {
        int thing = random.nextInt(shop.things);
        Instant last = lastLie.get(thing);
        if (last != null && last.plus(JUDGED_AFTER).isAfter(shop.now())) {
            return;
        }
        boolean inChicago = random.nextBoolean();
        long there = shop.there(thing, inChicago);
        if (there < LOW || (there < HIGH && random.nextBoolean())) {
            shop.change(thing, inChicago, 1L + random.nextInt(5));
            changes++;
        } else if (random.nextBoolean()) {
            shop.change(thing, inChicago, -1L - random.nextInt(3));
            changes++;
        } else {
            shop.buy(thing, 1L + random.nextInt(3));
        }
    }

    /** What was left to a person is untouched until he has come. */
    private void mend(Lie lie) {
        lie.mended = shop.now();
        lie.named = named(lie);
        String sku = lie.isRelabelled ? LyingShop.otherSku(lie.thing) : LyingShop.sku(lie.thing);
        long there = shop.shop.shop.quantity(sku, shop.place(lie.inChicago), "available");
        if (lie.named == lie.injected && there != lie.left) {
            wrong.add(lie + ": written to " + there + " though a person was asked");
        }
        String listing = listing(lie);
        if (lie.isRelabelled) {
            shop.shop.shop.relabel(LyingShop.otherSku(lie.thing), LyingShop.sku(lie.thing));
            lie.isRelabelled = false;
        }
        shop.retry(listing, lie.inChicago);
    }

    private LyingShop.Kept kept(Lie lie) {
        return shop.kept(listing(lie), lie.inChicago);
    }

    private String listing(Lie lie) {
        return shop.listing(lie.thing, lie.isRelabelled);
    }

    private @Nullable Difference named(Lie lie) {
        LyingShop.Kept kept = kept(lie);
        return kept.difference() == null
                        || kept.differenceAt() == null
                        || kept.differenceAt().isBefore(lie.at)
                ? null
                : Difference.of(kept.difference());
    }

    private void report(long pushes, long later) {
        StringBuilder table = new StringBuilder("%-14s".formatted("injected"));
        for (Difference named : Difference.values()) {
            table.append("%14s".formatted(named));
        }
        table.append("%14s%n".formatted("not named"));
        for (Difference injected : Difference.values()) {
            table.append("%-14s".formatted(injected));
            for (Difference named : Difference.values()) {
                table.append("%14d".formatted(count(injected, named)));
            }
            table.append("%14d%n".formatted(count(injected, null)));
        }
        System.out.print(table);
        lies.stream().filter(lie -> lie.named != lie.injected).forEach(lie -> System.out.println("  " + lie));
        lies.stream().filter(lie -> lie.pushes > PUSHES_EACH).forEach(lie -> System.out.println("  many " + lie));
        wrong.forEach(System.out::println);
        System.out.printf(
                "%.1f %% named rightly; %d pushes for %d changes here and %d faults; %d in the quiet time after; at most %d for one fault%n",
                100 * rightly(),
                pushes,
                changes,
                lies.size(),
                later,
                lies.stream().mapToLong(lie -> lie.pushes).max().orElse(0));
    }

    private long count(Difference injected, @Nullable Difference named) {
        return lies.stream()
                .filter(lie -> lie.injected == injected && lie.named == named)
                .count();
    }
}

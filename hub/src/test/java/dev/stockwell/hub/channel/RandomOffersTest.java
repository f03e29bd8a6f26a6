package dev.stockwell.hub.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.LocationId;
import dev.stockwell.kernel.PoolId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The arithmetic against a second, slower way to the same numbers: units are put aside, packed and put together one by
 * one. Another seed is tried with -Dstockwell.seed=N.
 */
class RandomOffersTest {
    private static final int ROUNDS = 20_000;
    private static final List<String> PERCENTAGES = List.of("0", "0.01", "7.5", "10", "33.33", "50", "100");

    private final long seed = Long.getLong("stockwell.seed", 20_261_124L);
    private final Random random = new Random(seed);

    @Test
    void itemsAndPacksAreWhatPackingOneByOneGives() {
        for (int round = 0; round < ROUNDS; round++) {
            long perUnit = random.nextBoolean() ? 1 : 1 + random.nextInt(12);
            List<Shelf> shelves = shelves(buffers(), 0);
            Arithmetic.Limits limits = limits(false);

            Offer offer = Arithmetic.ofItem(perUnit, shelves, limits);

            assertThat(offer.quantity())
                    .as("seed %d, round %d: units of %d from %s under %s", seed, round, perUnit, shelves, limits)
                    .isEqualTo(limited(packs(perUnit, shelves, true), limits))
                    .isEqualTo(sum(offer.terms()))
                    .isNotNegative();
        }
    }

    @Test
    void bundlesAreWhatPuttingThemTogetherOneByOneGives() {
        for (int round = 0; round < ROUNDS; round++) {
            List<Arithmetic.Ingredient> ingredients = new ArrayList<>();
            int locations = 1 + random.nextInt(4);
            for (int i = 0; i <= random.nextInt(4); i++) {
                ingredients.add(new Arithmetic.Ingredient(
                        new ItemId(i + 1), 1 + random.nextInt(5), shelves(buffers(), locations)));
            }
            Arithmetic.Limits limits = limits(true);

            Offer offer = Arithmetic.ofBundle(ingredients, limits);

            assertThat(offer.quantity())
                    .as("seed %d, round %d: %s under %s", seed, round, ingredients, limits)
                    .isEqualTo(limited(bundles(ingredients), limits))
                    .isEqualTo(sum(offer.terms()))
                    .isNotNegative();
            assertThat(offer.components())
                    .as("seed %d, round %d", seed, round)
                    .allSatisfy(part -> assertThat(sum(part.terms())).isEqualTo(part.quantity()));
        }
    }

    // The second way.

    private static long packs(long perUnit, List<Shelf> shelves, boolean isWholeAtEach) {
        List<Rule> seen = new ArrayList<>();
        long steps = 0;
        for (Shelf shelf : shelves) {
            Rule buffer = shelf.buffer();
            if (buffer == null) {
                steps += packable(shelf, perUnit, isWholeAtEach);
            } else if (!seen.contains(buffer)) {
                seen.add(buffer);
                long together = 0;
                for (Shelf other : shelves) {
                    together += buffer.equals(other.buffer()) ? packable(other, perUnit, isWholeAtEach) : 0;
                }
                steps += heldBack(together, buffer);
            }
        }
        long packs = 0;
        while (steps >= perUnit) {
            steps -= perUnit;
            packs++;
        }
        return packs;
    }

    private static long packable(Shelf shelf, long perUnit, boolean isWholeAtEach) {
        long left = free(shelf);
        long packed = 0;
        long size = isWholeAtEach ? perUnit : 1;
        while (left >= size) {
            left -= size;
            packed += size;
        }
        return packed;
    }

    private static long free(Shelf shelf) {
        long there = 0;
        for (Shelf.Stock level : shelf.levels()) {
            there += level.available() + level.overdue();
        }
        Rule keep = shelf.keep();
        Long kept = keep == null ? null : keep.body().keep();
        there -= kept == null ? 0 : kept;
        return there < 0 ? 0 : there;
    }

    private static long bundles(List<Arithmetic.Ingredient> ingredients) {
        long together = 0;
        for (int i = 0; i < ingredients.getFirst().shelves().size(); i++) {
            boolean isEnough = true;
            for (long units = 1; isEnough; units++) {
                for (Arithmetic.Ingredient ingredient : ingredients) {
                    isEnough &= free(ingredient.shelves().get(i)) >= units * ingredient.perUnit();
                }
                together += isEnough ? 1 : 0;
            }
        }
        for (Arithmetic.Ingredient ingredient : ingredients) {
            together = Math.min(together, packs(ingredient.perUnit(), ingredient.shelves(), false));
        }
        return together;
    }

    private static long heldBack(long from, Rule rule) {
        RuleBody.Buffer buffer = rule.body().buffer();
        if (buffer == null) {
            return from;
        }
        if (buffer.units() != null) {
            return Math.max(0, from - buffer.units());
        }
        long basisPoints =
                buffer.percent() == null ? 0 : Math.round(buffer.percent().doubleValue() * 100);
        long left = from;
        while ((from - left) * 10_000 < from * basisPoints) {
            left--;
        }
        return left;
    }

    private static long limited(long offer, Arithmetic.Limits limits) {
        long left = limits.buffer() == null ? offer : heldBack(offer, limits.buffer());
        Long fewest = limits.endAt() == null ? null : limits.endAt().body().endAt();
        Long most = limits.cap() == null ? null : limits.cap().body().cap();
        if (fewest != null && left < fewest) {
            return 0;
        }
        return most != null && left > most ? most : left;
    }

    private static long sum(List<Term> terms) {
        return terms.stream().mapToLong(Term::quantity).sum();
    }

    // Random shelves and rules.

    private List<Shelf> shelves(List<Rule> buffers, int wanted) {
        List<Shelf> shelves = new ArrayList<>();
        int locations = wanted > 0 ? wanted : random.nextInt(5);
        for (int i = 0; i < locations; i++) {
            LocationId location = new LocationId(i + 1);
            List<Shelf.Stock> levels = new ArrayList<>();
            if (random.nextInt(4) > 0) {
                levels.add(Shelves.stock(location, PoolId.SHARED, available(), overdue()));
            }
            if (random.nextInt(3) == 0) {
                levels.add(Shelves.stock(location, Shelves.OWN, available(), overdue()));
            }
            Rule buffer = buffers.isEmpty() ? null : buffers.get(random.nextInt(buffers.size()));
            shelves.add(new Shelf(location, levels, maybe(Shelves.keep(random.nextInt(6))), buffer, List.of()));
        }
        return shelves;
    }

    private List<Rule> buffers() {
        return random.nextBoolean()
                ? List.of()
                : List.of(
                        Shelves.buffer(random.nextInt(10)),
                        Shelves.percent(PERCENTAGES.get(random.nextInt(PERCENTAGES.size()))));
    }

    private long available() {
        return random.nextInt(8) == 0 ? -random.nextInt(10) : random.nextInt(60);
    }

    private long overdue() {
        return random.nextInt(4) == 0 ? random.nextInt(6) : 0;
    }

    private Arithmetic.Limits limits(boolean isBundle) {
        return new Arithmetic.Limits(
                isBundle ? maybe(Shelves.buffer(random.nextInt(4))) : null,
                maybe(Shelves.endAt(random.nextInt(12))),
                maybe(Shelves.cap(random.nextInt(40))));
    }

    private @Nullable Rule maybe(Rule rule) {
        return random.nextInt(3) == 0 ? rule : null;
    }
}

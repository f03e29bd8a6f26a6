package dev.stockwell.hub.channel;

import dev.stockwell.hub.catalog.Catalog;
import dev.stockwell.hub.catalog.Sellable;
import dev.stockwell.hub.web.Input;
import dev.stockwell.hub.web.Problem;
import dev.stockwell.hub.web.ProblemCode;
import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.LevelKey;
import dev.stockwell.kernel.LocationId;
import dev.stockwell.kernel.Part;
import dev.stockwell.kernel.reading.Claims;
import dev.stockwell.kernel.reading.LevelView;
import dev.stockwell.kernel.reading.Levels;
import dev.stockwell.kernel.reading.OpenLine;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes numbers apart, as they are or as they were known at a past instant.
 *
 * <p>The past is exact: levels come from the ledger, holds that were overdue then from the movements that gave them back
 * later, and setup and recipes from the documents of that time. Two things are as they are now: which item a name leads
 * to, and nothing is told of who held or was owed the goods then. A change that was being committed at the very instant
 * counts as known.
 */
@Component
class Explanations {
    private static final int CLAIMS_MAX = 50;

    private final Levels levels;
    private final Claims claims;
    private final Catalog catalog;
    private final Setups setups;
    private final Questions questions;
    private final DarkReserves reserves;
    private final InstantSource clock;

    Explanations(
            Levels levels,
            Claims claims,
            Catalog catalog,
            Setups setups,
            Questions questions,
            DarkReserves reserves,
            InstantSource clock) {
        this.levels = levels;
        this.claims = claims;
        this.catalog = catalog;
        this.setups = setups;
        this.questions = questions;
        this.reserves = reserves;
        this.clock = clock;
    }

    /** What is explained, and all that was known of it. */
    private record Known(
            Sellable sold,
            Set<ItemId> items,
            Setup setup,
            StockReading reading,
            Wording words,
            Besides besides,
            Instant at) {}

    /** @param at null for now */
    Explanation explain(String sku, Questions.Parameters call, @Nullable Instant at) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Known known = at == null ? now(sku, now) : then(sku, checked(at, now));
        return call.channel() == null
                ? onHand(known, call.location())
                : shown(known, call, at == null ? null : known.at());
    }

    private Known now(String sku, Instant now) {
        Sellable sold = catalog.require(sku, "sku");
        Set<ItemId> items = items(sold);
        Setup setup = setups.current();
        StockReading reading = StockReading.now(levels, items, now);
        List<OpenLine> open = new ArrayList<>();
        items.forEach(item -> open.addAll(claims.open(item, CLAIMS_MAX)));
        open.removeIf(claim -> {
            Instant expiry = claim.line().expiresAt();
            return expiry != null && !expiry.isAfter(now);
        });
        Wording words = new Wording(setup, catalog.skus(items), null);
        return new Known(sold, items, setup, reading, words, new Besides(words, setup, reading, open), now);
    }

    private Known then(String sku, Instant at) {
        Sellable sold = catalog.knownAt(sku, at);
        if (sold == null) {
            throw Problem.of(ProblemCode.UNKNOWN_SKU, "sku", "there was no SKU " + sku + " then");
        }
        Set<ItemId> items = items(sold);
        Setup setup = setups.knownAt(at, items);
        StockReading reading = StockReading.knownAt(levels, items, at);
        Wording words = new Wording(setup, catalog.skus(items), at);
        return new Known(sold, items, setup, reading, words, new Besides(words, setup, reading, List.of()), at);
    }

    private Explanation shown(Known known, Questions.Parameters call, @Nullable Instant at) {
        Setup setup = known.setup();
        Channel channel = setup.channel(call.channel(), "channel");
        Ask ask = questions.ask(call, setup, channel, at);
        Ask.Scope scope = single(ask.scopes(channel), channel);
        Sellable sold = known.sold();
        Counter counter = new Counter(setup, channel, known.reading().stocks(), reserves.knownAt(known.items(), at));
        Offer offer = sold.isStocked() ? counter.offer(sold, scope.locations()) : null;
        Wording words = known.words();
        LocationId named = scope.named();
        return new Explanation(
                sold.sku(),
                channel.code(),
                Input.written(ask.method()),
                named == null ? null : setup.places().code(named),
                known.at(),
                scope.locations().stream().map(setup.places()::code).toList(),
                sold.isStocked(),
                offer == null ? null : offer.quantity(),
                sold.kind() == Sellable.Kind.BUNDLE ? null : sold.units(),
                null,
                offer == null ? List.of() : words.lines(offer.terms(), sold.units()),
                offer == null ? List.of() : components(offer, words),
                offer == null ? List.of() : together(offer, known),
                known.besides().of(Besides.counted(counter, scope.locations(), known.items())));
    }

    /** Without a channel nothing is held back, and below zero is below zero: what is available at one place, or at all. */
    private static Explanation onHand(Known known, @Nullable String location) {
        Sellable sold = known.sold();
        LocationId only = location == null
                ? null
                : known.setup().places().location(location, "location").id();
        Predicate<LevelKey> counts = level -> only == null || level.location().equals(only);
        List<LevelView> levels = known.reading().levels().stream()
                .filter(level -> counts.test(level.key()))
                .toList();
        if (sold.kind() == Sellable.Kind.BUNDLE) {
            throw Problem.invalid("channel", "is needed for a bundle, which has no stock of its own");
        }
        List<Term> terms = new ArrayList<>();
        for (Shelf.Stock level : known.reading().stocks()) {
            if (!counts.test(level.key())) {
                continue;
            }
            terms.add(Term.of(Term.Kind.LEVEL, level.available(), level));
            if (level.overdue() > 0) {
                terms.add(Term.of(Term.Kind.HOLD, level.overdue(), level));
            }
        }
        long available = terms.stream().mapToLong(Term::quantity).reduce(0, Math::addExact);
        long onHand = levels.stream().mapToLong(LevelView::onHand).reduce(0, Math::addExact);
        return new Explanation(
                sold.kind() == Sellable.Kind.PACK && sold.isStocked()
                        ? known.words().sku(Objects.requireNonNull(sold.item()))
                        : sold.sku(),
                null,
                null,
                location,
                known.at(),
                levels.stream()
                        .map(level -> known.setup().places().code(level.key().location()))
                        .distinct()
                        .toList(),
                sold.isStocked(),
                sold.isStocked() ? available : null,
                1L,
                sold.isStocked() ? onHand : null,
                known.words().lines(terms, 1),
                List.of(),
                List.of(),
                known.besides().of(counts));
    }

    private static List<Explanation.Component> components(Offer offer, Wording words) {
        long fewest = offer.components().stream()
                .mapToLong(Offer.Component::quantity)
                .min()
                .orElse(0);
        return offer.components().stream()
                .map(part -> new Explanation.Component(
                        words.sku(part.item()),
                        part.perUnit(),
                        part.quantity(),
                        part.quantity() == fewest,
                        words.lines(part.terms(), part.perUnit())))
                .toList();
    }

    private static List<Explanation.Spot> together(Offer offer, Known known) {
        return offer.together().stream()
                .map(spot -> new Explanation.Spot(
                        known.setup().places().code(spot.location()),
                        spot.quantity(),
                        known.words().sku(spot.scarcest())))
                .toList();
    }

    private static Ask.Scope single(List<Ask.Scope> scopes, Channel channel) {
        if (scopes.size() != 1) {
            throw Problem.invalid(
                    "location",
                    "is needed: " + channel.code() + " shows each of " + scopes.size()
                            + " locations by itself; or ask for sum=true");
        }
        return scopes.getFirst();
    }

    private static Set<ItemId> items(Sellable sold) {
        return sold.parts().stream().map(Part::item).collect(Collectors.toSet());
    }

    private static Instant checked(Instant at, Instant now) {
        if (at.isAfter(now)) {
            throw Problem.invalid("at", "lies in the future, of which nothing is known");
        }
        if (at.isBefore(Instant.EPOCH)) {
            throw Problem.invalid("at", "lies before 1970");
        }
        return at.truncatedTo(ChronoUnit.MICROS);
    }
}

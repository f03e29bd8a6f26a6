package dev.stockwell.hub.grid;

import dev.stockwell.hub.catalog.Catalog;
import dev.stockwell.hub.catalog.Sellable;
import dev.stockwell.hub.channel.Channel;
import dev.stockwell.hub.channel.Listings;
import dev.stockwell.hub.channel.Published;
import dev.stockwell.hub.channel.Setup;
import dev.stockwell.hub.channel.Setups;
import dev.stockwell.hub.location.Location;
import dev.stockwell.hub.sync.ToldNumbers;
import dev.stockwell.hub.web.Address;
import dev.stockwell.hub.web.Input;
import dev.stockwell.hub.web.Problem;
import dev.stockwell.hub.web.ProblemCode;
import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.LevelKey;
import dev.stockwell.kernel.PoolId;
import dev.stockwell.kernel.reading.Claims;
import dev.stockwell.kernel.reading.Ledger;
import dev.stockwell.kernel.reading.LedgerQuery;
import dev.stockwell.kernel.reading.LevelView;
import dev.stockwell.kernel.reading.Levels;
import dev.stockwell.kernel.reading.MovementView;
import dev.stockwell.kernel.reading.OpenLine;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads all that the page of an item shows. */
@Component
class ItemView {
    private static final int MOVEMENTS = 50;
    private static final int CLAIMS = 50;

    private final Catalog catalog;
    private final Setups setups;
    private final Levels levels;
    private final Ledger ledger;
    private final Claims claims;
    private final Published published;
    private final Listings listings;
    private final ToldNumbers toldNumbers;
    private final InstantSource clock;

    ItemView(
            Catalog catalog,
            Setups setups,
            Levels levels,
            Ledger ledger,
            Claims claims,
            Published published,
            Listings listings,
            ToldNumbers toldNumbers,
            InstantSource clock) {
        this.catalog = catalog;
        this.setups = setups;
        this.levels = levels;
        this.ledger = ledger;
        this.claims = claims;
        this.published = published;
        this.listings = listings;
        this.toldNumbers = toldNumbers;
        this.clock = clock;
    }

    /** What a name stands for; a pack's stands for its item. */
    Optional<Sellable> find(String sku) {
        Sellable sold = catalog.find(sku);
        if (sold != null && sold.kind() == Sellable.Kind.PACK && sold.item() != null) {
            sold = catalog.find(catalog.skus(Set.of(sold.item())).getOrDefault(sold.item(), sku));
        }
        return Optional.ofNullable(sold);
    }

    ItemId require(String sku) {
        Sellable what = catalog.require(sku, "sku");
        if (what.item() == null) {
            throw Problem.of(ProblemCode.NOT_AN_ITEM, "sku", what.sku() + " is a bundle");
        }
        return what.item();
    }

    /** A bundle has no stock of its own: it is shown by what the first channel may sell of it. */
    String pathOfBundle(Sellable bundle) {
        return setups.current().channels().stream()
                .findFirst()
                .map(channel -> Address.of("/items", bundle.sku(), "explain")
                        .with("channel", channel.code())
                        .text())
                .orElse("/channels");
    }

    ItemPage page(Sellable sold, @Nullable String location, @Nullable String reference, @Nullable Long before) {
        ItemId item = Objects.requireNonNull(sold.item());
        Setup setup = setups.current();
        Words words = new Words(setup);
        List<MovementView> movements = movements(item, setup, location, reference, before);
        boolean isMore = movements.size() > MOVEMENTS;
        List<MovementView> shown = isMore ? movements.subList(0, MOVEMENTS) : movements;
        Address here = Address.of("/items", sold.sku());
        return new ItemPage(
                sold,
                here.text(),
                catalog.names(item),
                sold.isStocked() ? levels(sold, item, setup, words) : List.of(),
                sold.isStocked() ? shown(sold, setup) : List.of(),
                sold.isStocked() ? told(item, setup) : List.of(),
                claims(item, setup, words),
                shown.stream().map(movement -> step(movement, words, setup)).toList(),
                new ItemPage.Filter(
                        location,
                        reference,
                        setup.places().locations().stream()
                                .map(place -> new GridPage.Choice(place.code(), place.name()))
                                .toList()),
                isMore
                        ? here.with("location", location)
                                        .with("reference", reference)
                                        .with("before", shown.getLast().seq())
                                        .text()
                                + "#ledger"
                        : null,
                sold.isStocked() ? changes(sold) : List.of());
    }

    private List<MovementView> movements(
            ItemId item, Setup setup, @Nullable String location, @Nullable String reference, @Nullable Long before) {
        return ledger.page(new LedgerQuery(
                item,
                location == null
                        ? null
                        : setup.places().location(location, "location").id(),
                reference,
                null,
                null,
                false,
                before == null ? null : new LedgerQuery.Position(item, before),
                MOVEMENTS + 1));
    }

    private List<ItemPage.Level> levels(Sellable sold, ItemId item, Setup setup, Words words) {
        List<LevelView> read = levels.of(List.of(item));
        Map<LevelKey, Long> overdue = levels.overdue(List.of(item), clock.instant());
        Address why = Address.of("/items", sold.sku(), "explain");
        List<ItemPage.Level> rows = new ArrayList<>();
        List<List<Long>> all = new ArrayList<>();
        for (LevelView level : read) {
            List<Long> quantities = Grid.states(level.withReleased(overdue.getOrDefault(level.key(), 0L)));
            Location place = setup.places().location(level.key().location());
            all.add(quantities);
            rows.add(new ItemPage.Level(
                    words.name(level.key().location()),
                    level.key().pool().equals(PoolId.SHARED)
                            ? null
                            : setup.places().code(level.key().pool()),
                    why.with("location", setup.places().code(level.key().location()))
                            .text(),
                    place == null || place.isOurs(),
                    place == null ? "" : place.authority(),
                    quantities));
        }
        if (rows.size() > 1) {
            List<Long> sums = IntStream.range(0, all.getFirst().size())
                    .mapToObj(column -> all.stream()
                            .mapToLong(quantities -> quantities.get(column))
                            .reduce(0, Math::addExact))
                    .toList();
            rows.add(new ItemPage.Level("Together", null, why.text(), true, "", sums));
        }
        return rows;
    }

    private List<ItemPage.Shown> shown(Sellable sold, Setup setup) {
        Map<String, Map<String, Long>> numbers = published.now(List.of(sold));
        Map<String, List<String>> listed = listings.of(sold.sku());
        List<ItemPage.Shown> shown = new ArrayList<>();
        for (Channel channel : setup.channels()) {
            shown.add(new ItemPage.Shown(
                    channel.code(),
                    channel.name(),
                    Input.written(channel.profile()),
                    numbers.getOrDefault(channel.code(), Map.of()).getOrDefault(sold.sku(), 0L),
                    Address.of("/items", sold.sku(), "explain")
                            .with("channel", channel.code())
                            .text(),
                    listed.getOrDefault(channel.code(), List.of())));
        }
        return shown;
    }

    private List<ItemPage.Told> told(ItemId item, Setup setup) {
        List<ItemPage.Told> told = new ArrayList<>();
        for (ToldNumbers.Told each : toldNumbers.of(item)) {
            Channel channel = setup.channel(each.channel());
            if (channel != null) {
                told.add(new ItemPage.Told(
                        channel.name(),
                        Address.of("/channels", channel.code(), "sync")
                                .with("sku", each.sku())
                                .text(),
                        each));
            }
        }
        return told;
    }

    private List<ItemPage.Claim> claims(ItemId item, Setup setup, Words words) {
        Instant now = clock.instant();
        return claims.open(item, CLAIMS).stream()
                .filter(claim -> claim.line().expiresAt() == null
                        || Objects.requireNonNull(claim.line().expiresAt()).isAfter(now))
                .map(claim -> claim(claim, setup, words))
                .toList();
    }

    private static ItemPage.Claim claim(OpenLine claim, Setup setup, Words words) {
        String channel = setup.code(claim.channel());
        String order = claim.reference();
        return new ItemPage.Claim(
                order == null ? "A cart" : "Order " + order,
                order == null ? null : Address.of("/orders", channel, order).text(),
                channel,
                claim.line().isShort() ? "" : words.place(claim.line().level()),
                claim.line().open(),
                claim.line().isShort(),
                claim.line().placedAt(),
                claim.line().expiresAt());
    }

    private static ItemPage.Step step(MovementView movement, Words words, Setup setup) {
        int sign = Words.sign(movement);
        return new ItemPage.Step(
                movement.occurredAt(),
                movement.recordedAt(),
                sign,
                movement.quantity(),
                words.of(movement),
                movement.reason(),
                movement.reference(),
                movement.actor(),
                movement.channel() == null ? null : setup.code(movement.channel()),
                sign < 0 ? movement.from().balance() : movement.to().balance());
    }

    private static List<ItemPage.Change> changes(Sellable sold) {
        Address change = Address.of("/stock/change").with("sku", sold.sku());
        return List.of(
                new ItemPage.Change("Receive", change.with("type", "receive").text()),
                new ItemPage.Change("Adjust", change.with("type", "adjust").text()),
                new ItemPage.Change("Count", change.with("type", "count").text()),
                new ItemPage.Change("Move", change.with("type", "move").text()),
                new ItemPage.Change("Set aside", change.with("type", "state").text()),
                new ItemPage.Change(
                        "Write off", change.with("type", "write-off").text()),
                new ItemPage.Change(
                        "To another pool", change.with("type", "allocate").text()));
    }
}

package dev.stockwell.hub.channel;

import dev.stockwell.hub.catalog.Catalog;
import dev.stockwell.hub.catalog.Sellable;
import dev.stockwell.hub.location.Location;
import dev.stockwell.hub.store.Document;
import dev.stockwell.hub.store.DocumentKind;
import dev.stockwell.hub.store.Documents;
import dev.stockwell.hub.store.Proposal;
import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.LocationId;
import dev.stockwell.kernel.Part;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Finds the items whose numbers a change may touch: of those that have stock where it acts, the ones with the most. */
@Component
class EffectScope {
    private static final int ITEMS_MAX = 300;
    /** So many levels are read to find them. */
    private static final int LEVELS_MAX = 20_000;
    /** What has nothing anywhere shows nothing before and after. */
    private static final String WITH_STOCK = """
            select item_id, count(*) over () as items, sum(levels) over () as levels
            from (
                select item_id, sum(greatest(available + reserved, 0)) as units, count(*) as levels
                from (
                    select item_id, available, reserved
                    from level
                    where (:locations::int[] is null or location_id = any (:locations))
                        and (:items::bigint[] is null or item_id = any (:items))
                        and (:category::text is null or item_id in (
                            select id
                            from document
                            where kind = 6 and superseded_at is null and body ->> 'category' = :category))
                    limit :levels
                ) as found
                group by item_id
            ) as item
            order by units desc, item_id
            limit :limit""";

    private final JdbcClient sql;
    private final Documents documents;
    private final Catalog catalog;

    EffectScope(JdbcClient sql, Documents documents, Catalog catalog) {
        this.sql = sql;
        this.documents = documents;
        this.catalog = catalog;
    }

    /** The items that were found, and whether there may be more. */
    record Found(Set<ItemId> items, boolean isSample) {}

    /**
     * Where a change acts.
     *
     * @param locations null for everywhere
     * @param items null for all
     * @param category null for all
     */
    private record Reach(
            @Nullable Set<LocationId> locations,
            @Nullable Set<ItemId> items,
            @Nullable String category) {}

    Found of(Proposal proposal, Setup setup) {
        List<Reach> reaches = new ArrayList<>();
        Document present = proposal.present();
        if (present != null) {
            reaches.add(reach(proposal.kind(), proposal.code(), present.body(), setup));
        }
        if (proposal.body() != null) {
            reaches.add(reach(proposal.kind(), proposal.code(), proposal.body(), setup));
        }
        Set<ItemId> items = new LinkedHashSet<>();
        boolean isSample = false;
        for (Reach reach : new LinkedHashSet<>(reaches)) {
            Found found = read(reach);
            items.addAll(found.items());
            isSample |= found.isSample();
        }
        return new Found(items, isSample);
    }

    private Reach reach(DocumentKind kind, String code, ObjectNode body, Setup setup) {
        return switch (kind) {
            case LOCATION -> new Reach(places(Stream.of(code), setup), null, null);
            case CHANNEL ->
                new Reach(
                        places(
                                body.path("locations")
                                        .valueStream()
                                        .map(each -> each.path("code").asString("")),
                                setup),
                        null,
                        null);
            case RULE ->
                new Reach(
                        body.has("location")
                                ? places(Stream.of(body.path("location").asString("")), setup)
                                : null,
                        items(body, setup),
                        body.has("category") ? body.path("category").asString("") : null);
            case LISTING -> new Reach(null, parts(body.path("sku")), null);
            default -> new Reach(Set.of(), null, null);
        };
    }

    private static Set<LocationId> places(Stream<String> codes, Setup setup) {
        Set<LocationId> ids = new HashSet<>();
        Set<String> wanted = new HashSet<>(codes.toList());
        setup.places().locations().stream()
                .filter(place -> wanted.contains(place.code()))
                .map(Location::id)
                .forEach(ids::add);
        return ids;
    }

    private @Nullable Set<ItemId> items(ObjectNode rule, Setup setup) {
        if (rule.has("sku")) {
            return parts(rule.path("sku"));
        }
        if (rule.has("listing")) {
            Channel channel = setup.channel(rule.path("channel").asString(""), "channel");
            return documents
                    .find(
                            DocumentKind.LISTING,
                            Listings.code(channel.id(), rule.path("listing").asString("")))
                    .map(listing -> parts(listing.body().path("sku")))
                    .orElse(Set.of());
        }
        return null;
    }

    private Set<ItemId> parts(JsonNode sku) {
        Sellable sold = catalog.find(sku.asString(""));
        Set<ItemId> items = new HashSet<>();
        if (sold != null) {
            sold.parts().stream().map(Part::item).forEach(items::add);
        }
        return items;
    }

    private Found read(Reach reach) {
        Set<ItemId> items = new LinkedHashSet<>();
        boolean[] isSample = {false};
        sql.sql(WITH_STOCK)
                .param("locations", ids(reach.locations()))
                .param(
                        "items",
                        reach.items() == null
                                ? null
                                : reach.items().stream().map(ItemId::value).toArray(Long[]::new))
                .param("category", reach.category(), java.sql.Types.VARCHAR)
                .param("levels", LEVELS_MAX)
                .param("limit", ITEMS_MAX)
                .query((row, number) -> {
                    isSample[0] |= row.getLong("items") > ITEMS_MAX || row.getLong("levels") >= LEVELS_MAX;
                    return items.add(new ItemId(row.getLong("item_id")));
                })
                .list();
        return new Found(items, isSample[0]);
    }

    private static Integer @Nullable [] ids(@Nullable Set<LocationId> locations) {
        return locations == null
                ? null
                : locations.stream().map(LocationId::value).toArray(Integer[]::new);
    }
}

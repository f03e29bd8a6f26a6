package dev.stockwell.hub.sync;

import dev.stockwell.hub.catalog.Catalog;
import dev.stockwell.hub.catalog.Sellable;
import dev.stockwell.hub.catalog.SkuKey;
import dev.stockwell.hub.channel.ChannelPlaces;
import dev.stockwell.hub.channel.Listings;
import dev.stockwell.hub.channel.Setups;
import dev.stockwell.hub.web.Actor;
import dev.stockwell.kernel.ChannelId;
import dev.stockwell.kernel.LocationId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds out what each listing of a channel sells: by its SKU, then by its GTIN; an alias is a SKU. What could be two
 * things is asked, never guessed, and so is what seems to be a pack.
 */
@Component
class Matching {
    /** As in "pack of 6", "6-pack", "case of 24" or "x12". */
    private static final Pattern PACK = Pattern.compile(
            "\\b(?:(?:pack|box|case|set|carton|bundle) of ([0-9]{1,4})|([0-9]{1,4})[ -]?(?:pack|pk|pcs|ct)|x ?([0-9]{1,4}))\\b");

    private static final String UNMAPPED = """
            select external_id, sku, barcode, title, tracked, active
            from channel_listing
            where channel_id = :channel and not exists (
                select
                from document
                where kind = 8 and superseded_at is null and code = :prefix || external_id)
            order by external_id""";
    private static final String TWICE = """
            select lower(normalize(sku, nfkc)) as key
            from channel_listing
            where channel_id = :channel and coalesce(sku, '') <> '' and active
            group by 1
            having count(*) > 1""";
    private static final String PLACES = """
            select external_id, name from channel_place where channel_id = :channel and active and writable""";

    private final JdbcClient sql;
    private final Catalog catalog;
    private final Listings listings;
    private final ChannelPlaces places;
    private final Setups setups;

    Matching(JdbcClient sql, Catalog catalog, Listings listings, ChannelPlaces places, Setups setups) {
        this.sql = sql;
        this.catalog = catalog;
        this.listings = listings;
        this.places = places;
        this.setups = setups;
    }

    /** A listing as the channel tells of it. */
    record Listed(
            String listing,
            @Nullable String sku,
            @Nullable String barcode,
            String title,
            boolean tracked,
            boolean active) {}

    /**
     * A listing, and what is proposed for it.
     *
     * @param proposed the SKU; null if nothing was found
     * @param by sku or gtin
     * @param question what a person has to say first; null if it is certain
     */
    record Proposal(
            Listed listed,
            @Nullable String proposed,
            @Nullable String by,
            @Nullable String question) {
        boolean isCertain() {
            return proposed != null && question == null;
        }
    }

    /** What matching came to. */
    record Matched(int matched, List<Proposal> ambiguous, List<Listed> unknown) {}

    /** What is proposed for each listing that nothing is said of yet. */
    List<Proposal> proposals(ChannelId channel) {
        List<Listed> unmapped = sql.sql(UNMAPPED)
                .param("channel", channel.value())
                .param("prefix", channel.value() + "/")
                .query((row, number) -> new Listed(
                        row.getString("external_id"),
                        row.getString("sku"),
                        row.getString("barcode"),
                        row.getString("title"),
                        row.getBoolean("tracked"),
                        row.getBoolean("active")))
                .list();
        Set<String> twice = new HashSet<>(sql.sql(TWICE)
                .param("channel", channel.value())
                .query(String.class)
                .list());
        Map<String, Sellable> known = catalog.findAll(unmapped.stream()
                .map(Listed::sku)
                .filter(sku -> sku != null && !sku.isBlank() && sku.length() <= SkuKey.LENGTH_MAX)
                .toList());
        return unmapped.stream().map(listed -> proposal(listed, known, twice)).toList();
    }

    /** Maps what is certain, unless it is only a preview. */
    Matched match(ChannelId channel, Actor actor, boolean isPreview) {
        int matched = 0;
        List<Proposal> ambiguous = new ArrayList<>();
        List<Listed> unknown = new ArrayList<>();
        for (Proposal each : proposals(channel)) {
            if (each.isCertain() && each.proposed() != null) {
                matched++;
                if (!isPreview) {
                    listings.map(channel, each.listed().listing(), each.proposed(), actor);
                }
            } else if (each.proposed() != null || each.question() != null) {
                ambiguous.add(each);
            } else if (each.listed().active() && each.listed().tracked()) {
                unknown.add(each.listed());
            }
        }
        return new Matched(matched, ambiguous, unknown);
    }

    /** The code of the one location of ours that has the name or code of a place; by the place, of those nothing is said of. */
    Map<String, String> proposedPlaces(ChannelId channel) {
        Map<String, List<LocationId>> known = places.of(channel);
        Map<String, String> proposed = new LinkedHashMap<>();
        for (Place place : sql.sql(PLACES)
                .param("channel", channel.value())
                .query((row, number) -> new Place(row.getString(1), row.getString(2)))
                .list()) {
            Set<String> codes = new LinkedHashSet<>();
            setups.current().places().locations().forEach(ours -> {
                if (isSame(ours.name(), place.name()) || isSame(ours.code(), place.name())) {
                    codes.add(ours.code());
                }
            });
            if (!known.containsKey(place.id()) && codes.size() == 1) {
                proposed.put(place.id(), codes.iterator().next());
            }
        }
        return proposed;
    }

    /** Maps places whose name or code is that of exactly one of our locations; answers how many. */
    int matchPlaces(ChannelId channel, Actor actor) {
        Map<String, String> proposed = proposedPlaces(channel);
        proposed.forEach((place, location) -> places.map(channel, place, List.of(location), actor));
        return proposed.size();
    }

    private record Place(String id, String name) {}

    private Proposal proposal(Listed listed, Map<String, Sellable> known, Set<String> twice) {
        boolean hasSku = listed.sku() != null && !listed.sku().isBlank();
        String key = hasSku ? SkuKey.of(String.valueOf(listed.sku())) : "";
        Sellable bySku = hasSku ? known.get(key) : null;
        Sellable byGtin = listed.barcode() == null || listed.barcode().isBlank()
                ? null
                : catalog.findByNameOrGtin(listed.barcode().strip());
        if (hasSku && twice.contains(key)) {
            return new Proposal(
                    listed,
                    bySku == null ? null : bySku.sku(),
                    "sku",
                    "The channel uses this SKU for several listings.");
        }
        if (bySku != null && byGtin != null && !bySku.sku().equals(byGtin.sku())) {
            return new Proposal(
                    listed,
                    bySku.sku(),
                    "sku",
                    "Its SKU is " + bySku.sku() + ", and its barcode belongs to " + byGtin.sku() + ".");
        }
        Sellable found = bySku != null ? bySku : byGtin;
        if (found == null) {
            return new Proposal(listed, null, null, null);
        }
        Long pack = packOf(listed.title());
        boolean isOtherPack = pack != null && pack > 1 && found.kind() != Sellable.Kind.BUNDLE && found.units() != pack;
        return new Proposal(
                listed,
                found.sku(),
                bySku != null ? "sku" : "gtin",
                isOtherPack
                        ? "Its title speaks of a pack of " + pack + ", and " + found.sku() + " is " + found.units()
                                + "."
                        : null);
    }

    /** How many a title says are in a pack; null if it does not. */
    static @Nullable Long packOf(String title) {
        Matcher found = PACK.matcher(title.toLowerCase(Locale.ROOT));
        if (!found.find()) {
            return null;
        }
        for (int group = 1; group <= found.groupCount(); group++) {
            if (found.group(group) != null) {
                return Long.valueOf(found.group(group));
            }
        }
        return null;
    }

    private static boolean isSame(String one, String other) {
        return one.strip().equalsIgnoreCase(other.strip());
    }
}

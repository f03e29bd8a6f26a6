package dev.stockwell.hub.channel;

import dev.stockwell.hub.catalog.Catalog;
import dev.stockwell.hub.catalog.Sellable;
import dev.stockwell.hub.catalog.SkuKey;
import dev.stockwell.hub.location.Places;
import dev.stockwell.hub.store.Document;
import dev.stockwell.hub.store.DocumentKind;
import dev.stockwell.hub.store.Documents;
import dev.stockwell.hub.store.DocumentsAt;
import dev.stockwell.hub.store.Proposal;
import dev.stockwell.hub.store.Shape;
import dev.stockwell.kernel.ChannelId;
import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.LocationId;
import dev.stockwell.kernel.Rules;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The setup that holds now, read again as soon as a document changes here, and within a second if elsewhere. */
@Component
public class Setups {
    private static final Instant ALWAYS = Instant.parse("9999-01-01T00:00:00Z");
    private static final Set<Integer> OF_CATALOGUE =
            Set.of(DocumentKind.ITEM.code(), DocumentKind.BUNDLE.code(), DocumentKind.CHANNEL_LOCATION.code());

    private final Documents documents;
    private final Catalog catalog;
    private final JsonMapper json;
    private volatile @Nullable Setup current;
    /** The newest revision that was looked at; what came before it matters no more. */
    private volatile long seen;

    Setups(Documents documents, Catalog catalog, JsonMapper json) {
        this.documents = documents;
        this.catalog = catalog;
        this.json = json;
    }

    /** What holds now. */
    public Setup current() {
        Setup known = current;
        return known == null ? refresh() : known;
    }

    /** What held at an instant, as far as it concerns some items. */
    public Setup knownAt(Instant at, Collection<ItemId> items) {
        return new Reading(new DocumentsAt(documents, at, null), 0)
                .setup(categories -> catalog.categoriesOf(items, categories, at));
    }

    /** What would hold after a change, as far as it concerns some items. */
    Setup proposed(Proposal proposal, Collection<ItemId> items) {
        return new Reading(new DocumentsAt(documents, ALWAYS, proposal), 0)
                .setup(categories -> catalog.categoriesOf(items, categories, ALWAYS));
    }

    /** Reads the newest state, if something that matters to it has changed. */
    @EventListener
    void refresh(Documents.Changed changed) {
        Setup known = current;
        long newest = documents.revision();
        if (known == null
                || known.hasCategories()
                || !OF_CATALOGUE.containsAll(documents.changedSince(Math.max(seen, known.revision())))) {
            refresh();
        }
        seen = newest;
    }

    private synchronized Setup refresh() {
        Setup read = new Reading(new DocumentsAt(documents, ALWAYS, null), documents.revision())
                .setup(categories -> catalog.itemsIn(categories));
        current = read;
        return read;
    }

    /** One reading of all documents that make a setup. */
    private final class Reading {
        private final DocumentsAt known;
        private final long revision;
        private final Places places;
        private final Map<String, Channel> channels = new HashMap<>();
        private final RuleBook rules = new RuleBook();
        private final Set<String> categories = new HashSet<>();

        Reading(DocumentsAt known, long revision) {
            this.known = known;
            this.revision = revision;
            this.places = Places.knownAt(known, json);
        }

        Setup setup(Function<Set<String>, Map<ItemId, String>> membersOf) {
            Shape<ChannelBody> channelShape = new Shape<>(json, ChannelBody.class);
            for (Document document : known.all(DocumentKind.CHANNEL)) {
                Channel channel = Channel.of(document, channelShape.read(document.body()), places);
                channels.put(channel.code(), channel);
            }
            addRules();
            List<Setup.ShareRule> shares = new ArrayList<>();
            Shape<AllocationRuleBody> shareShape = new Shape<>(json, AllocationRuleBody.class);
            for (Document document : known.all(DocumentKind.ALLOCATION_RULE)) {
                shares.add(share(document, shareShape.read(document.body())));
            }
            Map<ChannelId, Channel> byId =
                    channels.values().stream().collect(Collectors.toMap(Channel::id, Function.identity()));
            return new Setup(revision, places, channels, byId, rules, shares, membersOf.apply(categories));
        }

        private void addRules() {
            Shape<RuleBody> shape = new Shape<>(json, RuleBody.class);
            Map<String, RuleBody> bodies = new LinkedHashMap<>();
            known.all(DocumentKind.RULE).forEach(document -> bodies.put(document.code(), shape.read(document.body())));
            Map<String, String> listed = skusOfListings(bodies.values());
            Set<String> named = new HashSet<>(listed.values());
            bodies.values().stream().map(RuleBody::sku).filter(Objects::nonNull).forEach(named::add);
            Map<String, Sellable> sold = named.isEmpty() ? Map.of() : catalog.findAll(named);
            bodies.forEach((code, body) -> add(code, body, listed, sold));
        }

        private void add(String code, RuleBody body, Map<String, String> listed, Map<String, Sellable> sold) {
            ChannelId channel = body.channel() == null ? null : channelOf(body).id();
            LocationId location = body.location() == null
                    ? null
                    : places.location(body.location(), "location").id();
            if (body.listing() != null) {
                String sku = listed.get(Listings.code(channelOf(body).id(), body.listing()));
                if (sku != null) {
                    rules.addForSku(
                            new Rule(code, Rule.LISTING, channel, location, body), sku, sold.get(SkuKey.of(sku)));
                }
            } else if (body.sku() != null) {
                rules.addForSku(
                        new Rule(code, Rule.SKU, channel, location, body), body.sku(), sold.get(SkuKey.of(body.sku())));
            } else if (body.category() != null) {
                categories.add(body.category());
                rules.addForCategory(new Rule(code, Rule.CATEGORY, channel, location, body), body.category());
            } else {
                rules.addForEverything(new Rule(code, Rule.EVERYTHING, channel, location, body));
            }
        }

        /** The SKUs of the listings that rules name, by the listings' codes. */
        private Map<String, String> skusOfListings(Collection<RuleBody> bodies) {
            List<String> codes = bodies.stream()
                    .filter(body -> body.listing() != null)
                    .map(body -> Listings.code(channelOf(body).id(), Objects.requireNonNull(body.listing())))
                    .toList();
            Map<String, String> skus = new HashMap<>();
            if (!codes.isEmpty()) {
                known.named(DocumentKind.LISTING, codes)
                        .forEach(listing -> skus.put(
                                listing.code(), listing.body().path("sku").asString("")));
            }
            return skus;
        }

        private Channel channelOf(RuleBody body) {
            return Objects.requireNonNull(channels.get(body.channel()));
        }

        private Setup.ShareRule share(Document document, AllocationRuleBody body) {
            AllocationRuleBody.Scope scope =
                    body.scope() == null ? new AllocationRuleBody.Scope(null, null, null) : body.scope();
            if (scope.category() != null) {
                categories.add(scope.category());
            }
            BigDecimal percent = Objects.requireNonNull(body.percent());
            Rules.Share share = new Rules.Share(
                    document.revision(),
                    places.pool(body.pool(), "pool"),
                    percent.movePointRight(2).intValueExact());
            return new Setup.ShareRule(share, items(scope.skus()), scope.category(), locations(scope.locations()));
        }

        private @Nullable Set<ItemId> items(@Nullable List<String> skus) {
            if (skus == null) {
                return null;
            }
            Set<ItemId> items = new HashSet<>();
            for (String sku : skus) {
                Sellable named = catalog.find(sku);
                if (named != null && named.item() != null) {
                    items.add(named.item());
                }
            }
            return items;
        }

        private @Nullable Set<LocationId> locations(@Nullable List<String> codes) {
            return codes == null
                    ? null
                    : codes.stream()
                            .map(code ->
                                    places.location(code, "scope.locations").id())
                            .collect(Collectors.toSet());
        }
    }
}

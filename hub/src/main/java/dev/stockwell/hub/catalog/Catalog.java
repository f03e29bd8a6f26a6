package dev.stockwell.hub.catalog;

import dev.stockwell.hub.store.Document;
import dev.stockwell.hub.store.DocumentKind;
import dev.stockwell.hub.store.Documents;
import dev.stockwell.hub.store.Shape;
import dev.stockwell.hub.web.Page;
import dev.stockwell.hub.web.PageRequest;
import dev.stockwell.hub.web.Problem;
import dev.stockwell.hub.web.ProblemCode;
import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.Part;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What each SKU stands for. Keeps what was looked up until documents change. */
@Component
public class Catalog {
    private static final int KEPT_MAX = 200_000;
    private static final int FIRST = -100;

    private final Skus skus;
    private final Documents documents;
    private final Shape<ItemBody> items;
    private final Shape<BundleBody> bundles;
    private volatile Map<String, Sellable> byKey = new ConcurrentHashMap<>();
    private volatile Map<ItemId, String> skuOfItem = new ConcurrentHashMap<>();
    private volatile @Nullable Map<List<Part>, String> bundleOfParts;

    Catalog(Skus skus, Documents documents, JsonMapper json) {
        this.skus = skus;
        this.documents = documents;
        this.items = new Shape<>(json, ItemBody.class);
        this.bundles = new Shape<>(json, BundleBody.class);
    }

    @EventListener
    @Order(FIRST)
    void forget(Documents.Changed changed) {
        byKey = new ConcurrentHashMap<>();
        skuOfItem = new ConcurrentHashMap<>();
        bundleOfParts = null;
    }

    /** What a SKU stands for; null if it is not known. */
    public @Nullable Sellable find(String sku) {
        if (sku.length() > SkuKey.LENGTH_MAX || sku.chars().anyMatch(Character::isISOControl)) {
            return null;
        }
        String key = SkuKey.of(sku);
        Sellable known = byKey.get(key);
        return known != null ? known : load(Set.of(key)).get(key);
    }

    /** What a SKU or a GTIN stands for; null if neither is known. */
    public @Nullable Sellable findByNameOrGtin(String text) {
        if (text.isEmpty() || text.length() > SkuKey.LENGTH_MAX) {
            return null;
        }
        Sellable named = find(text);
        String key = named == null ? skus.keyOfGtin(Gtin.padded(text)) : null;
        return key == null ? named : find(key);
    }

    /** What a SKU that a field names stands for. */
    public Sellable require(@Nullable String sku, String field) {
        if (sku == null) {
            throw Problem.invalid(field, "is missing");
        }
        Sellable known = find(sku);
        if (known == null) {
            throw Problem.of(ProblemCode.UNKNOWN_SKU, field, "there is no SKU " + sku);
        }
        return known;
    }

    /** Looks many SKUs up at once, so that what follows finds them at hand. */
    public void prepare(Collection<String> wanted) {
        findAll(wanted);
    }

    /** What some SKUs stand for, by their keys; unknown ones are absent. */
    public Map<String, Sellable> findAll(Collection<String> wanted) {
        Map<String, Sellable> found = new HashMap<>();
        Set<String> unknown = new HashSet<>();
        for (String sku : wanted) {
            String key = SkuKey.of(sku);
            Sellable known = byKey.get(key);
            if (known == null) {
                unknown.add(key);
            } else {
                found.put(key, known);
            }
        }
        if (!unknown.isEmpty()) {
            found.putAll(load(unknown));
        }
        return found;
    }

    /**
     * What a SKU stood for at an instant: recipe, pack size and category as they were then; null if it was not known.
     * Which item or bundle a name leads to is as it is now.
     */
    public @Nullable Sellable knownAt(String sku, Instant at) {
        String key = SkuKey.of(sku);
        return read(Set.of(key), at).get(key);
    }

    /** The items' own SKUs. */
    public Map<ItemId, String> skus(Collection<ItemId> ids) {
        Map<ItemId, String> found = new HashMap<>();
        Map<ItemId, String> kept = skuOfItem;
        List<Long> unknown = new ArrayList<>();
        for (ItemId id : ids) {
            String sku = kept.get(id);
            if (sku == null) {
                unknown.add(id.value());
            } else {
                found.put(id, sku);
            }
        }
        if (!unknown.isEmpty()) {
            for (SkuRow row : skus.ofItems(unknown)) {
                if (row.kind() == SkuRow.ITEM && row.item() != null) {
                    found.put(new ItemId(row.item()), row.sku());
                }
            }
            if (kept.size() < KEPT_MAX) {
                kept.putAll(found);
            }
        }
        return found;
    }

    /** What an item's own quantities are counted in. */
    public Sellable.Measure measure(ItemId item) {
        String sku = skus(List.of(item)).get(item);
        Sellable known = sku == null ? null : find(sku);
        return known == null ? Sellable.Measure.PIECE : known.measure();
    }

    /** The SKU whose unit takes exactly these parts; the first part's item if none does any more. */
    public String named(List<Part> parts) {
        Part first = parts.getFirst();
        String item = skus(List.of(first.item())).getOrDefault(first.item(), "?");
        if (parts.size() > 1) {
            return bundles().getOrDefault(parts, item);
        }
        return first.perUnit() == 1
                ? item
                : named(first).orElseGet(() -> bundles().getOrDefault(parts, item));
    }

    private Optional<String> named(Part pack) {
        return skus.ofItems(List.of(pack.item().value())).stream()
                .filter(row -> row.kind() == SkuRow.PACK && row.units() == pack.perUnit())
                .map(SkuRow::sku)
                .findFirst();
    }

    private Map<List<Part>, String> bundles() {
        Map<List<Part>, String> known = bundleOfParts;
        if (known == null) {
            List<String> keys = documents.page(DocumentKind.BUNDLE, "", null, Integer.MAX_VALUE).stream()
                    .map(Document::code)
                    .toList();
            known = new HashMap<>();
            for (Sellable bundle : findAll(keys).values()) {
                known.put(bundle.parts(), bundle.sku());
            }
            bundleOfParts = known;
        }
        return known;
    }

    /** An item's names, numbers and packs. */
    public Named names(ItemId item) {
        ItemBody body = documents.find(DocumentKind.ITEM, List.of(item.value())).stream()
                .findFirst()
                .map(document -> items.read(document.body()))
                .orElseThrow(() -> new Problem(ProblemCode.UNKNOWN_SKU, "The item is gone."));
        List<String> others = new ArrayList<>(ItemBody.orNone(body.aliases()));
        others.addAll(ItemBody.orNone(body.formerSkus()));
        List<Named.Pack> packs = body.packsOrNone().stream()
                .map(pack -> new Named.Pack(
                        Objects.requireNonNull(pack.sku()),
                        pack.name(),
                        Objects.requireNonNull(pack.units()),
                        pack.gtin()))
                .toList();
        return new Named(ItemBody.orNone(body.gtins()), others, packs);
    }

    /** All that can be sold, in the order of keys. */
    public Page<Sellable> page(PageRequest request) {
        List<SkuRow> rows = skus.page(request.after() == null ? "" : request.after(), request.read());
        Map<String, Sellable> known = findAll(rows.stream().map(SkuRow::key).toList());
        List<SkuRow> kept =
                rows.stream().filter(row -> known.containsKey(row.key())).toList();
        return Page.of(kept, request, row -> Objects.requireNonNull(known.get(row.key())), SkuRow::key);
    }

    /** All that is sold of some items: they, their packs, and up to so many of the bundles that they go into. */
    public List<Sellable> soldOf(Collection<ItemId> items, int bundlesMax) {
        Set<String> keys = new LinkedHashSet<>();
        skus.ofItems(items.stream().map(ItemId::value).toList()).stream()
                .filter(row -> row.kind() != SkuRow.ALIAS)
                .forEach(row -> keys.add(row.key()));
        documents.page(DocumentKind.BUNDLE, "", null, bundlesMax).forEach(bundle -> keys.add(bundle.code()));
        return findAll(keys).values().stream()
                .filter(sold -> sold.parts().stream().map(Part::item).anyMatch(items::contains))
                .toList();
    }

    /** Those of some items that were in some categories at an instant, each with its category. */
    public Map<ItemId, String> categoriesOf(Collection<ItemId> items, Set<String> categories, Instant at) {
        List<Long> ids = items.stream().map(ItemId::value).toList();
        return categories.isEmpty() ? Map.of() : within(categories, documents.knownAt(DocumentKind.ITEM, ids, at));
    }

    /** The items of some categories, each with its category. */
    public Map<ItemId, String> itemsIn(Set<String> categories) {
        Map<ItemId, String> found = new HashMap<>();
        if (!categories.isEmpty()) {
            documents
                    .inCategories(DocumentKind.ITEM, categories)
                    .forEach((id, category) -> found.put(new ItemId(id), category));
        }
        return found;
    }

    private static Map<ItemId, String> within(Set<String> categories, List<Document> items) {
        Map<ItemId, String> found = new HashMap<>();
        for (Document document : items) {
            String category = document.body().path("category").asString("");
            if (categories.contains(category)) {
                found.put(new ItemId(document.id()), category);
            }
        }
        return found;
    }

    private Map<String, Sellable> load(Set<String> keys) {
        Map<String, Sellable> kept = byKey;
        Map<String, Sellable> found = read(keys, null);
        if (kept.size() < KEPT_MAX) {
            kept.putAll(found);
        }
        return found;
    }

    /** Reads what keys stand for, in the same few statements for any number of them; now, if there is no instant. */
    private Map<String, Sellable> read(Set<String> keys, @Nullable Instant at) {
        List<SkuRow> rows = skus.find(keys);
        Map<Long, ItemBody> itemBodies = new HashMap<>();
        documents(DocumentKind.ITEM, rows.stream().map(SkuRow::item), at)
                .forEach(document -> itemBodies.put(document.id(), items.read(document.body())));
        Map<Long, BundleBody> recipes = new HashMap<>();
        Set<String> components = new HashSet<>();
        for (Document document : documents(DocumentKind.BUNDLE, rows.stream().map(SkuRow::bundle), at)) {
            BundleBody recipe = bundles.read(document.body());
            recipes.put(document.id(), recipe);
            recipe.componentsOrNone().forEach(component -> components.add(Objects.requireNonNull(component.sku())));
        }
        Map<String, Sellable> made = components.isEmpty()
                ? Map.of()
                : at == null
                        ? findAll(components)
                        : read(components.stream().map(SkuKey::of).collect(Collectors.toSet()), at);
        Map<String, Sellable> found = new HashMap<>();
        for (SkuRow row : rows) {
            ItemBody item = row.item() == null ? null : itemBodies.get(row.item());
            BundleBody recipe = row.bundle() == null ? null : recipes.get(row.bundle());
            Sellable sold = item != null ? item(row, item) : recipe != null ? bundle(row, recipe, made) : null;
            if (sold != null) {
                found.put(row.key(), sold);
            }
        }
        return found;
    }

    private List<Document> documents(DocumentKind kind, Stream<@Nullable Long> ids, @Nullable Instant at) {
        List<Long> known =
                ids.filter(Objects::nonNull).map(Objects::requireNonNull).toList();
        if (known.isEmpty()) {
            return List.of();
        }
        return at == null ? documents.find(kind, known) : documents.knownAt(kind, known, at);
    }

    /** Null if the item had no such pack. */
    private static @Nullable Sellable item(SkuRow row, ItemBody body) {
        boolean isPack = row.kind() == SkuRow.PACK;
        ItemId id = new ItemId(Objects.requireNonNull(row.item()));
        Long units = isPack ? unitsOf(row.key(), body) : Long.valueOf(1);
        if (units == null) {
            return null;
        }
        boolean isStocked = body.stocked() == null || body.stocked();
        return new Sellable(
                isPack || body.sku() == null ? row.sku() : body.sku(),
                isPack ? Sellable.Kind.PACK : Sellable.Kind.ITEM,
                isStocked ? List.of(new Part(id, units)) : List.of(),
                id,
                units,
                body.category(),
                body.title(),
                isPack ? Sellable.Measure.PIECE : measure(body));
    }

    private static Sellable.Measure measure(ItemBody body) {
        ItemBody.Unit unit = body.unit();
        return unit == null || unit.code() == null || unit.decimals() == null
                ? Sellable.Measure.PIECE
                : new Sellable.Measure(unit.code(), unit.decimals());
    }

    private static @Nullable Long unitsOf(String key, ItemBody body) {
        return body.packsOrNone().stream()
                .filter(pack -> pack.sku() != null && SkuKey.of(pack.sku()).equals(key))
                .findFirst()
                .map(ItemBody.PackBody::units)
                .orElse(null);
    }

    private static Sellable bundle(SkuRow row, BundleBody body, Map<String, Sellable> made) {
        Map<ItemId, Long> perUnit = new LinkedHashMap<>();
        for (BundleBody.Component component : body.componentsOrNone()) {
            Sellable sold = made.get(SkuKey.of(Objects.requireNonNull(component.sku())));
            if (sold != null && component.quantity() != null) {
                for (Part part : sold.parts()) {
                    perUnit.merge(
                            part.item(), Math.multiplyExact(part.perUnit(), component.quantity()), Math::addExact);
                }
            }
        }
        List<Part> parts = new ArrayList<>();
        perUnit.forEach((item, quantity) -> parts.add(new Part(item, quantity)));
        String sku = body.sku() == null ? row.sku() : body.sku();
        return new Sellable(
                sku,
                Sellable.Kind.BUNDLE,
                List.copyOf(parts),
                null,
                1,
                body.category(),
                body.title(),
                Sellable.Measure.PIECE);
    }
}

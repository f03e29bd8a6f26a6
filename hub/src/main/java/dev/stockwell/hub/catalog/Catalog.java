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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
        String key = SkuKey.of(sku);
        Sellable known = byKey.get(key);
        return known != null ? known : load(Set.of(key)).get(key);
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
        Set<String> keys = new HashSet<>();
        for (String sku : wanted) {
            String key = SkuKey.of(sku);
            if (!byKey.containsKey(key)) {
                keys.add(key);
            }
        }
        if (keys.size() > 1) {
            load(keys);
        }
    }

    /** What a SKU stood for at an instant; null if it was not known then. */
    public @Nullable Sellable knownAt(String sku, Instant at) {
        SkuRow row = skus.find(List.of(SkuKey.of(sku))).stream().findFirst().orElse(null);
        if (row == null) {
            return null;
        }
        Sellable now = find(sku);
        if (row.bundle() == null || now == null) {
            return now;
        }
        return documents.knownAt(DocumentKind.BUNDLE, at).stream()
                .filter(document -> document.id() == row.bundle())
                .findFirst()
                .map(this::bundle)
                .orElse(null);
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
            known = new HashMap<>();
            for (Document document : documents.page(DocumentKind.BUNDLE, "", null, Integer.MAX_VALUE)) {
                Sellable bundle = bundle(document);
                known.put(bundle.parts(), bundle.sku());
            }
            bundleOfParts = known;
        }
        return known;
    }

    /** All that can be sold, in the order of keys. */
    public Page<Sellable> page(PageRequest request) {
        List<SkuRow> rows = skus.page(request.after() == null ? "" : request.after(), request.read());
        prepare(rows.stream().map(SkuRow::sku).toList());
        List<SkuRow> kept = rows.stream().filter(row -> find(row.sku()) != null).toList();
        return Page.of(kept, request, row -> require(row.sku(), "sku"), SkuRow::key);
    }

    /** The items of some categories, each with its category. */
    public Map<ItemId, String> itemsIn(Set<String> categories, Instant at) {
        Map<ItemId, String> found = new HashMap<>();
        if (!categories.isEmpty()) {
            for (Document document : documents.knownAt(DocumentKind.ITEM, at)) {
                String category = document.body().path("category").asString("");
                if (categories.contains(category)) {
                    found.put(new ItemId(document.id()), category);
                }
            }
        }
        return found;
    }

    private Map<String, Sellable> load(Set<String> keys) {
        Map<String, Sellable> kept = byKey;
        Map<String, SkuRow> rows = new LinkedHashMap<>();
        skus.find(keys).forEach(row -> rows.put(row.key(), row));
        Map<Long, Document> itemDocuments =
                documents(DocumentKind.ITEM, rows.values().stream().map(SkuRow::item));
        Map<Long, Document> bundleDocuments =
                documents(DocumentKind.BUNDLE, rows.values().stream().map(SkuRow::bundle));
        Map<String, Sellable> found = new HashMap<>();
        rows.forEach((key, row) -> {
            Document document = row.item() != null ? itemDocuments.get(row.item()) : bundleDocuments.get(row.bundle());
            if (document != null) {
                found.put(key, row.item() != null ? item(row, document) : bundle(document));
            }
        });
        if (kept.size() < KEPT_MAX) {
            kept.putAll(found);
        }
        return found;
    }

    private Map<Long, Document> documents(DocumentKind kind, java.util.stream.Stream<@Nullable Long> ids) {
        List<Long> known = ids.filter(java.util.Objects::nonNull)
                .map(java.util.Objects::requireNonNull)
                .toList();
        Map<Long, Document> byId = new HashMap<>();
        if (!known.isEmpty()) {
            documents.find(kind, known).forEach(document -> byId.put(document.id(), document));
        }
        return byId;
    }

    private Sellable item(SkuRow row, Document document) {
        ItemBody body = items.read(document.body());
        ItemId id = new ItemId(document.id());
        boolean stocked = body.stocked() == null || body.stocked();
        String sku = row.kind() == SkuRow.PACK || body.sku() == null ? row.sku() : body.sku();
        return new Sellable(
                sku,
                row.kind() == SkuRow.PACK ? Sellable.Kind.PACK : Sellable.Kind.ITEM,
                stocked ? List.of(new Part(id, row.units())) : List.of(),
                id,
                row.units(),
                body.category());
    }

    private Sellable bundle(Document document) {
        BundleBody body = bundles.read(document.body());
        Map<ItemId, Long> perUnit = new LinkedHashMap<>();
        for (BundleBody.Component component : body.componentsOrNone()) {
            Sellable made = component.sku() == null ? null : find(component.sku());
            if (made != null && component.quantity() != null) {
                for (Part part : made.parts()) {
                    perUnit.merge(
                            part.item(), Math.multiplyExact(part.perUnit(), component.quantity()), Math::addExact);
                }
            }
        }
        List<Part> parts = new ArrayList<>();
        perUnit.forEach((item, quantity) -> parts.add(new Part(item, quantity)));
        String sku = body.sku() == null ? document.code() : body.sku();
        return new Sellable(sku, Sellable.Kind.BUNDLE, List.copyOf(parts), null, 1, body.category());
    }
}

package dev.stockwell.hub.catalog;

import dev.stockwell.hub.store.Document;
import dev.stockwell.hub.store.DocumentKind;
import dev.stockwell.hub.store.Documents;
import dev.stockwell.hub.store.Shape;
import dev.stockwell.hub.web.Input;
import dev.stockwell.hub.web.Problem;
import dev.stockwell.hub.web.ProblemCode;
import dev.stockwell.kernel.ItemId;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What can be done to items and bundles. Each change is one transaction over the document and its names. */
@Component
public class ItemChanges {
    private final Documents documents;
    private final Skus skus;
    private final Catalog catalog;
    private final JsonMapper json;
    private final Shape<ItemBody> items;
    private final Shape<BundleBody> bundles;

    ItemChanges(Documents documents, Skus skus, Catalog catalog, JsonMapper json) {
        this.documents = documents;
        this.skus = skus;
        this.catalog = catalog;
        this.json = json;
        this.items = new Shape<>(json, ItemBody.class);
        this.bundles = new Shape<>(json, BundleBody.class);
    }

    /** Changes an item, or makes it. The SKU in the path may be an alias. */
    public Documents.Written putItem(String sku, ObjectNode patch, String actor, @Nullable String ifMatch) {
        if (patch.has(ItemBody.FORMER_SKUS)) {
            throw Problem.invalid(ItemBody.FORMER_SKUS, "is written by rename and merge alone");
        }
        refuseOtherSku(sku, patch);
        return documents.change(() -> {
            SkuRow row = row(sku);
            if (row != null && (row.kind() == SkuRow.PACK || row.kind() == SkuRow.BUNDLE)) {
                throw new Problem(ProblemCode.SKU_TAKEN, "The SKU " + row.sku() + " names a pack or a bundle.");
            }
            Document known = row == null ? null : document(DocumentKind.ITEM, row.item());
            String code = known == null ? SkuKey.of(sku) : known.code();
            String name = known == null ? sku : known.body().path("sku").asString(sku);
            Documents.Written written = documents.put(
                    new Documents.Edit(DocumentKind.ITEM, code, withoutSku(patch), actor, ifMatch),
                    body -> items.write(items.read(body).checked(name)));
            name(written.document());
            skus.makeLock(written.document().id());
            return written;
        });
    }

    /** Changes a bundle, or makes it. */
    public Documents.Written putBundle(String sku, ObjectNode patch, String actor, @Nullable String ifMatch) {
        refuseOtherSku(sku, patch);
        return documents.change(() -> {
            SkuRow row = row(sku);
            if (row != null && row.kind() != SkuRow.BUNDLE) {
                throw new Problem(ProblemCode.SKU_TAKEN, "The SKU " + row.sku() + " names an item or a pack.");
            }
            String name = row == null ? sku : row.sku();
            Documents.Written written = documents.put(
                    new Documents.Edit(DocumentKind.BUNDLE, SkuKey.of(sku), withoutSku(patch), actor, ifMatch),
                    body -> bundles.write(checked(bundles.read(body).checked(name))));
            long id = written.document().id();
            String key = SkuKey.of(name);
            skus.name(skus.ofBundle(id), Map.of(key, new SkuRow(key, name, SkuRow.BUNDLE, null, id, 1)), Map.of());
            return written;
        });
    }

    /** Gives an item another SKU; the old one still leads to it. */
    public Documents.Written rename(String sku, String newSku, String actor) {
        String name = Input.text(newSku, "sku", SkuKey.LENGTH_MAX);
        return documents.change(() -> {
            Document known = item(sku);
            ItemBody body = items.read(known.body());
            if (name.equals(body.sku())) {
                return new Documents.Written(known, false);
            }
            SkuRow taken = row(name);
            if (taken != null && !(Objects.equals(taken.item(), known.id()) && taken.kind() != SkuRow.PACK)) {
                throw new Problem(ProblemCode.SKU_TAKEN, "The SKU " + name + " names something else already.");
            }
            Set<String> former = new LinkedHashSet<>(ItemBody.orNone(body.formerSkus()));
            former.add(Objects.requireNonNull(body.sku()));
            former.remove(name);
            ObjectNode changed = items.write(withNames(body, name, List.copyOf(former), body.packsOrNone()));
            Document renamed = documents.rename(
                    DocumentKind.ITEM,
                    new Document(known.id(), known.code(), known.revision(), known.recordedAt(), changed),
                    SkuKey.of(name),
                    actor);
            name(renamed);
            return new Documents.Written(renamed, false);
        });
    }

    /** Lets all names of an item lead to another one, once its stock has been turned into that one's. */
    public void merge(ItemId from, ItemId into, String actor) {
        documents.change(() -> {
            Document gone = document(DocumentKind.ITEM, from.value());
            Document stays = document(DocumentKind.ITEM, into.value());
            if (gone == null || stays == null) {
                return false;
            }
            ItemBody old = items.read(gone.body());
            ItemBody body = items.read(stays.body());
            Set<String> former = new LinkedHashSet<>(ItemBody.orNone(body.formerSkus()));
            former.add(Objects.requireNonNull(old.sku()));
            former.addAll(ItemBody.orNone(old.formerSkus()));
            former.addAll(ItemBody.orNone(old.aliases()));
            List<ItemBody.PackBody> packs = new ArrayList<>(body.packsOrNone());
            packs.addAll(old.packsOrNone());
            List<String> gtins = new ArrayList<>(ItemBody.orNone(body.gtins()));
            gtins.addAll(ItemBody.orNone(old.gtins()));
            documents.delete(DocumentKind.ITEM, gone, actor);
            skus.name(skus.ofItems(List.of(gone.id())), Map.of(), Map.of());
            ItemBody merged = new ItemBody(
                    body.sku(),
                    body.title(),
                    body.category(),
                    gtins,
                    body.aliases(),
                    List.copyOf(former),
                    body.unit(),
                    body.stocked(),
                    body.unitCost(),
                    packs);
            Document changed = documents.rename(
                    DocumentKind.ITEM,
                    new Document(stays.id(), stays.code(), stays.revision(), stays.recordedAt(), items.write(merged)),
                    stays.code(),
                    actor);
            name(changed);
            return true;
        });
    }

    /** Lets one more name lead to an item. */
    public void addAlias(String sku, String alias, String actor) {
        Document known = item(sku);
        ObjectNode patch = json.createObjectNode();
        List<String> names =
                new ArrayList<>(ItemBody.orNone(items.read(known.body()).aliases()));
        names.add(alias);
        names.forEach(patch.putArray("aliases")::add);
        putItem(sku, patch, actor, Documents.etag(known));
    }

    /** An item's or bundle's document by any of its names. */
    Document item(String sku) {
        SkuRow row = row(sku);
        Document document = row == null || row.item() == null ? null : document(DocumentKind.ITEM, row.item());
        if (document == null) {
            throw new Problem(ProblemCode.UNKNOWN_SKU, "There is no item " + sku + ".");
        }
        return document;
    }

    Document bundle(String sku) {
        SkuRow row = row(sku);
        Document document = row == null || row.bundle() == null ? null : document(DocumentKind.BUNDLE, row.bundle());
        if (document == null) {
            throw new Problem(ProblemCode.UNKNOWN_SKU, "There is no bundle " + sku + ".");
        }
        return document;
    }

    private void name(Document document) {
        ItemBody body = items.read(document.body());
        Map<String, SkuRow> names = new LinkedHashMap<>();
        Map<String, String> gtins = new LinkedHashMap<>();
        String own = Objects.requireNonNull(body.sku());
        put(names, new SkuRow(SkuKey.of(own), own, SkuRow.ITEM, document.id(), null, 1));
        for (String gtin : ItemBody.orNone(body.gtins())) {
            gtins.put(Gtin.of(gtin, "gtins"), SkuKey.of(own));
        }
        for (ItemBody.PackBody pack : body.packsOrNone()) {
            String sku = Objects.requireNonNull(pack.sku());
            long units = Objects.requireNonNull(pack.units());
            put(names, new SkuRow(SkuKey.of(sku), sku, SkuRow.PACK, document.id(), null, units));
            if (pack.gtin() != null) {
                gtins.put(Gtin.of(pack.gtin(), "packs.gtin"), SkuKey.of(sku));
            }
        }
        List<String> aliases = new ArrayList<>(ItemBody.orNone(body.aliases()));
        aliases.addAll(ItemBody.orNone(body.formerSkus()));
        for (String alias : aliases) {
            names.putIfAbsent(
                    SkuKey.of(alias), new SkuRow(SkuKey.of(alias), alias, SkuRow.ALIAS, document.id(), null, 1));
        }
        skus.name(skus.ofItems(List.of(document.id())), names, gtins);
    }

    private static void put(Map<String, SkuRow> names, SkuRow row) {
        if (names.put(row.key(), row) != null) {
            throw new Problem(ProblemCode.SKU_TAKEN, "The SKU " + row.sku() + " is there twice.");
        }
    }

    private BundleBody checked(BundleBody body) {
        List<BundleBody.Component> components = body.componentsOrNone();
        BigInteger steps = BigInteger.ZERO;
        for (int i = 0; i < components.size(); i++) {
            String field = "components[" + i + "]";
            BundleBody.Component component = components.get(i);
            Sellable what = catalog.require(component.sku(), field + ".sku");
            if (what.kind() == Sellable.Kind.BUNDLE) {
                throw Problem.of(ProblemCode.NOT_AN_ITEM, field + ".sku", "a bundle's components are items or packs");
            }
            long units = Objects.requireNonNull(component.quantity());
            steps = steps.add(BigInteger.valueOf(units).multiply(BigInteger.valueOf(what.units())));
            if (steps.compareTo(BigInteger.valueOf(Input.QUANTITY_MAX)) > 0) {
                throw Problem.invalid(field + ".quantity", "makes the bundle hold more than one line may carry");
            }
        }
        return body;
    }

    private static ItemBody withNames(ItemBody body, String sku, List<String> former, List<ItemBody.PackBody> packs) {
        return new ItemBody(
                sku,
                body.title(),
                body.category(),
                body.gtins(),
                body.aliases(),
                former,
                body.unit(),
                body.stocked(),
                body.unitCost(),
                packs);
    }

    private @Nullable SkuRow row(String sku) {
        return skus.find(List.of(SkuKey.of(sku))).stream().findFirst().orElse(null);
    }

    private @Nullable Document document(DocumentKind kind, @Nullable Long id) {
        return id == null
                ? null
                : documents.find(kind, List.of(id)).stream().findFirst().orElse(null);
    }

    private static void refuseOtherSku(String sku, ObjectNode patch) {
        Input.text(sku, "sku", SkuKey.LENGTH_MAX);
        if (patch.has("sku") && !SkuKey.of(patch.path("sku").asString("")).equals(SkuKey.of(sku))) {
            throw Problem.invalid("sku", "differs from the path; POST /items/{sku}/rename renames");
        }
    }

    private ObjectNode withoutSku(ObjectNode patch) {
        ObjectNode rest = patch.deepCopy();
        rest.remove("sku");
        return rest.isEmpty() ? json.createObjectNode() : rest;
    }
}

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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
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
        return documents.change(() -> {
            ItemBatch batch = batch(List.of(ItemEdit.of(sku, patch, ifMatch)), false);
            ItemOutcome outcome = batch.outcomes().getFirst();
            return switch (outcome) {
                case ItemOutcome.Refused refused -> throw refused.problem();
                case ItemOutcome.Put put -> {
                    batch.write(actor);
                    yield new Documents.Written(batch.document(put), put.before() == null);
                }
            };
        });
    }

    /** Changes an item, and gives it another SKU if that is not its own already: both or neither. */
    void edit(String sku, String newSku, ObjectNode patch, String actor, String ifMatch) {
        documents.change(() -> {
            Documents.Written written = putItem(sku, patch, actor, ifMatch);
            return newSku.equals(sku) ? written : rename(sku, newSku, actor);
        });
    }

    /**
     * Changes or makes many items in a few statements, each as if it were put alone, in their order. It does not tell
     * others of it: {@link Documents#announce} does, once for any number of calls.
     *
     * @param besides what is to be committed together with it
     */
    public List<ItemOutcome> putItems(List<ItemEdit> edits, String actor, Consumer<List<ItemOutcome>> besides) {
        return documents.changeQuietly(() -> {
            ItemBatch batch = batch(edits, false);
            batch.write(actor);
            besides.accept(batch.outcomes());
            return batch.outcomes();
        });
    }

    /** What {@link #putItems} would do now. It changes nothing and locks nothing. */
    public List<ItemOutcome> previewItems(List<ItemEdit> edits) {
        return batch(edits, true).outcomes();
    }

    private ItemBatch batch(List<ItemEdit> edits, boolean isPreview) {
        return new ItemBatch(documents, skus, items, edits, isPreview);
    }

    /** Changes a bundle, or makes it. */
    public Documents.Written putBundle(String sku, ObjectNode patch, String actor, @Nullable String ifMatch) {
        return documents.change(() -> writeBundle(ItemEdit.of(sku, patch, ifMatch), actor));
    }

    /**
     * Changes or makes many bundles in one transaction. Those that are refused change nothing.
     *
     * @param besides what is to be committed together with it
     */
    public List<ItemOutcome> putBundles(List<ItemEdit> edits, String actor, Consumer<List<ItemOutcome>> besides) {
        return documents.changeQuietly(() -> {
            List<ItemOutcome> outcomes = new ArrayList<>();
            for (ItemEdit edit : edits) {
                ItemOutcome outcome = bundleOutcome(edit);
                if (outcome instanceof ItemOutcome.Put put && put.isChange()) {
                    writeBundle(edit, actor);
                }
                outcomes.add(outcome);
            }
            besides.accept(outcomes);
            return outcomes;
        });
    }

    /** What {@link #putBundles} would do now. It changes nothing and locks nothing. */
    public List<ItemOutcome> previewBundles(List<ItemEdit> edits) {
        return edits.stream().map(this::bundleOutcome).toList();
    }

    private ItemOutcome bundleOutcome(ItemEdit edit) {
        try {
            SkuRow row = bundleRow(edit);
            Document before = row == null ? null : document(DocumentKind.BUNDLE, row.bundle());
            String name = row == null ? edit.sku() : row.sku();
            ObjectNode body = bundle(documents.merged(before, withoutSku(edit.patch())), name);
            return new ItemOutcome.Put(before == null ? 0 : before.id(), name, before, body);
        } catch (Problem problem) {
            return new ItemOutcome.Refused(problem);
        }
    }

    private Documents.Written writeBundle(ItemEdit edit, String actor) {
        SkuRow row = bundleRow(edit);
        String name = row == null ? edit.sku() : row.sku();
        Documents.Written written = documents.put(
                new Documents.Edit(
                        DocumentKind.BUNDLE, SkuKey.of(edit.sku()), withoutSku(edit.patch()), actor, edit.ifMatch()),
                body -> bundle(body, name));
        Names names = Names.read(skus, List.of(name), List.of(), List.of());
        names.give(SkuRow.bundle(name, written.document().id()), Map.of(), Map.of());
        names.write(skus);
        return written;
    }

    private @Nullable SkuRow bundleRow(ItemEdit edit) {
        refuseOtherSku(edit.sku(), edit.patch());
        SkuRow row = row(edit.sku());
        if (row != null && row.kind() != SkuRow.BUNDLE) {
            throw new Problem(ProblemCode.SKU_TAKEN, "The SKU " + row.sku() + " names an item or a pack.");
        }
        return row;
    }

    private ObjectNode bundle(ObjectNode body, String name) {
        return bundles.write(checked(bundles.read(body).checked(name)));
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
            ItemBody named = body.withNames(name, List.copyOf(former), body.packsOrNone(), body.gtins());
            ObjectNode changed = items.write(named);
            Document renamed = documents.rename(
                    DocumentKind.ITEM,
                    new Document(known.id(), known.code(), known.revision(), known.recordedAt(), changed),
                    SkuKey.of(name),
                    actor);
            Names names = Names.read(skus, List.of(name), List.of(known.id()), List.of());
            names.give(known.id(), named);
            names.write(skus);
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
            ItemBody merged = body.withNames(Objects.requireNonNull(body.sku()), List.copyOf(former), packs, gtins);
            documents.rename(
                    DocumentKind.ITEM,
                    new Document(stays.id(), stays.code(), stays.revision(), stays.recordedAt(), items.write(merged)),
                    stays.code(),
                    actor);
            Names names = Names.read(skus, List.of(), List.of(gone.id(), stays.id()), List.of());
            names.take(gone.id());
            names.give(stays.id(), merged);
            names.write(skus);
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

    private @Nullable SkuRow row(String sku) {
        return skus.find(List.of(SkuKey.of(sku))).stream().findFirst().orElse(null);
    }

    private @Nullable Document document(DocumentKind kind, @Nullable Long id) {
        return id == null
                ? null
                : documents.find(kind, List.of(id)).stream().findFirst().orElse(null);
    }

    static void refuseOtherSku(String sku, ObjectNode patch) {
        Input.text(sku, "sku", SkuKey.LENGTH_MAX);
        if (patch.has("sku") && !SkuKey.of(patch.path("sku").asString("")).equals(SkuKey.of(sku))) {
            throw Problem.invalid("sku", "differs from the path; POST /items/{sku}/rename renames");
        }
    }

    static ObjectNode withoutSku(ObjectNode patch) {
        ObjectNode rest = patch.deepCopy();
        rest.remove("sku");
        return rest;
    }
}

package dev.stockwell.hub.catalog;

import dev.stockwell.hub.store.Document;
import dev.stockwell.hub.store.DocumentKind;
import dev.stockwell.hub.store.Documents;
import dev.stockwell.hub.store.Shape;
import dev.stockwell.hub.web.Problem;
import dev.stockwell.hub.web.ProblemCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Changes of items that are decided together, each as if it came after the ones before it. Reads what they need in a
 * few statements, and writes what they come to in a few more. Under the documents' lock, if it is to be written.
 */
final class ItemBatch {
    private final Documents documents;
    private final Skus skus;
    private final Shape<ItemBody> items;
    private final Names names;
    private final Map<Long, Document> known = new HashMap<>();
    private final Map<Long, Documents.Draft> drafts = new LinkedHashMap<>();
    private final Map<Long, Document> written = new HashMap<>();
    private final Set<Long> made = new HashSet<>();
    private final List<ItemOutcome> outcomes = new ArrayList<>();
    private final Iterator<Long> ids;

    /** @param isPreview whether new items are to get no real ids, because they will not be written */
    ItemBatch(Documents documents, Skus skus, Shape<ItemBody> items, List<ItemEdit> edits, boolean isPreview) {
        this.documents = documents;
        this.skus = skus;
        this.items = items;
        this.names = read(edits);
        // A name that is known now may be given up by an edit before the one that uses it, so each gets an id to spare.
        boolean isAnyNew = edits.stream().anyMatch(edit -> names.find(edit.sku()) == null);
        this.ids = isPreview
                ? Stream.iterate(-1L, id -> id - 1).iterator()
                : documents
                        .newIds(isAnyNew || edits.size() > 1 ? edits.size() : 0)
                        .iterator();
        edits.forEach(edit -> outcomes.add(outcome(edit)));
    }

    /** What becomes of each edit, in their order. */
    List<ItemOutcome> outcomes() {
        return outcomes;
    }

    /** The document behind an outcome, after it was written. */
    Document document(ItemOutcome.Put put) {
        Document document = written.get(put.id());
        return document == null ? Objects.requireNonNull(put.before()) : document;
    }

    /** Writes all that is not refused. */
    void write(String actor) {
        documents
                .putAll(DocumentKind.ITEM, drafts.values(), actor)
                .forEach(document -> written.put(document.id(), document));
        names.write(skus);
        skus.makeLocks(made);
    }

    private Names read(List<ItemEdit> edits) {
        Set<String> wanted = new HashSet<>();
        Set<String> gtins = new HashSet<>();
        for (ItemEdit edit : edits) {
            wanted.add(edit.sku());
            edit.patch().path("aliases").forEach(alias -> wanted.add(alias.asString("")));
            edit.patch().path("gtins").forEach(gtin -> gtins.add(gtin.asString("")));
            edit.patch().path("packs").forEach(pack -> want(pack, wanted, gtins));
            if (edit.pack() != null) {
                want(edit.pack(), wanted, gtins);
            }
        }
        Names read = Names.read(skus, wanted, List.of(), padded(gtins));
        Set<Long> owners = new HashSet<>();
        for (ItemEdit edit : edits) {
            SkuRow row = read.find(edit.sku());
            if (row != null && row.item() != null) {
                owners.add(row.item());
            }
        }
        if (!owners.isEmpty()) {
            documents.find(DocumentKind.ITEM, owners).forEach(document -> known.put(document.id(), document));
        }
        return read;
    }

    private static void want(JsonNode pack, Set<String> wanted, Set<String> gtins) {
        wanted.add(pack.path("sku").asString(""));
        gtins.add(pack.path("gtin").asString(""));
    }

    private static Set<String> padded(Set<String> gtins) {
        Set<String> padded = new HashSet<>();
        gtins.stream().filter(Gtin::isWellFormed).forEach(gtin -> padded.add(Gtin.padded(gtin)));
        return padded;
    }

    private ItemOutcome outcome(ItemEdit edit) {
        try {
            return put(edit);
        } catch (Problem problem) {
            return new ItemOutcome.Refused(problem);
        }
    }

    private ItemOutcome.Put put(ItemEdit edit) {
        if (edit.patch().has(ItemBody.FORMER_SKUS)) {
            throw Problem.invalid(ItemBody.FORMER_SKUS, "is written by rename and merge alone");
        }
        ItemChanges.refuseOtherSku(edit.sku(), edit.patch());
        SkuRow row = names.find(edit.sku());
        if (row != null && (row.kind() == SkuRow.PACK || row.kind() == SkuRow.BUNDLE)) {
            throw new Problem(ProblemCode.SKU_TAKEN, "The SKU " + row.sku() + " names a pack or a bundle.");
        }
        Document before = row == null ? null : known.get(row.item());
        if (before == null && edit.isOfKnown()) {
            throw Problem.of(ProblemCode.UNKNOWN_SKU, "sku", "there is no item " + edit.sku());
        }
        Documents.requireMatch(before, edit.ifMatch());
        String name = before == null ? edit.sku() : before.body().path("sku").asString(edit.sku());
        ObjectNode merged = documents.merged(before, ItemChanges.withoutSku(edit.patch()));
        if (edit.pack() != null) {
            addPack(merged, edit.pack());
        }
        ItemBody body = items.read(merged).checked(name);
        ObjectNode shown = items.write(body);
        ItemOutcome.Put put = new ItemOutcome.Put(before == null ? ids.next() : before.id(), name, before, shown);
        if (put.isChange()) {
            names.give(put.id(), body);
            keep(put);
        }
        return put;
    }

    private static void addPack(ObjectNode item, ObjectNode pack) {
        String key = SkuKey.of(pack.path("sku").asString(""));
        ArrayNode packs = item.path("packs") instanceof ArrayNode known ? known : item.putArray("packs");
        for (int i = 0; i < packs.size(); i++) {
            if (packs.get(i) instanceof ObjectNode same
                    && SkuKey.of(same.path("sku").asString("")).equals(key)) {
                same.setAll(pack);
                return;
            }
        }
        packs.add(pack);
    }

    private void keep(ItemOutcome.Put put) {
        Document before = put.before();
        if (before == null) {
            made.add(put.id());
        }
        String code = before == null ? SkuKey.of(put.sku()) : before.code();
        drafts.put(put.id(), new Documents.Draft(put.id(), code, put.body(), !made.contains(put.id())));
        known.put(put.id(), new Document(put.id(), code, 0, Instant.EPOCH, put.body()));
    }
}

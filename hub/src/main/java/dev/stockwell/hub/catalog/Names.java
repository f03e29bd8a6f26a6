package dev.stockwell.hub.catalog;

import dev.stockwell.hub.web.Problem;
import dev.stockwell.hub.web.ProblemCode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names and GTINs that some changes are about: read together, changed in memory, written together. */
final class Names {
    private final Map<String, SkuRow> before = new HashMap<>();
    private final Map<String, SkuRow> after;
    private final Map<String, String> gtinsBefore;
    private final Map<String, String> gtinsAfter;
    private final Map<Long, Set<String>> keysOf = new HashMap<>();

    private Names(Collection<SkuRow> rows, Map<String, String> gtins, Collection<SkuRow> gtinOwners) {
        rows.forEach(row -> before.put(row.key(), row));
        gtinOwners.forEach(row -> before.putIfAbsent(row.key(), row));
        this.after = new HashMap<>(before);
        this.gtinsBefore = gtins;
        this.gtinsAfter = new HashMap<>(gtins);
        before.values().forEach(this::remember);
    }

    /**
     * Reads what some changes are about.
     *
     * @param names the SKUs that are used or wanted
     * @param owners the items and bundles whose names may change besides those that the SKUs lead to
     * @param gtins the GTINs that are wanted, with 14 digits
     */
    static Names read(Skus skus, Collection<String> names, Collection<Long> owners, Collection<String> gtins) {
        List<SkuRow> rows = new ArrayList<>(
                names.isEmpty()
                        ? List.of()
                        : skus.find(names.stream().map(SkuKey::of).toList()));
        Set<Long> all = new HashSet<>(owners);
        rows.forEach(row -> all.add(row.owner()));
        if (!all.isEmpty()) {
            rows.addAll(skus.ofOwners(all));
        }
        Set<String> keys = new HashSet<>();
        rows.forEach(row -> keys.add(row.key()));
        Map<String, String> numbers = keys.isEmpty() && gtins.isEmpty() ? Map.of() : skus.gtins(gtins, keys);
        Set<String> foreign = new HashSet<>(numbers.values());
        foreign.removeAll(keys);
        return new Names(rows, numbers, foreign.isEmpty() ? List.of() : skus.find(foreign));
    }

    /** What a SKU leads to. */
    @Nullable
    SkuRow find(String sku) {
        return after.get(SkuKey.of(sku));
    }

    /** Gives an item exactly the names and GTINs of its body; refuses any that lead elsewhere, and changes nothing then. */
    void give(long item, ItemBody body) {
        String own = Objects.requireNonNull(body.sku());
        SkuRow main = SkuRow.of(SkuRow.ITEM, own, item, 1);
        Map<String, SkuRow> packs = new LinkedHashMap<>();
        Map<String, String> gtins = new LinkedHashMap<>();
        for (String gtin : ItemBody.orNone(body.gtins())) {
            gtins.put(Gtin.of(gtin, "gtins"), main.key());
        }
        for (ItemBody.PackBody pack : body.packsOrNone()) {
            SkuRow row = SkuRow.of(
                    SkuRow.PACK, Objects.requireNonNull(pack.sku()), item, Objects.requireNonNull(pack.units()));
            if (row.key().equals(main.key()) || packs.put(row.key(), row) != null) {
                throw new Problem(ProblemCode.SKU_TAKEN, "The SKU " + row.sku() + " is there twice.");
            }
            if (pack.gtin() != null) {
                gtins.put(Gtin.of(pack.gtin(), "packs.gtin"), row.key());
            }
        }
        Map<String, SkuRow> more = new LinkedHashMap<>();
        List<String> others = new ArrayList<>(ItemBody.orNone(body.aliases()));
        others.addAll(ItemBody.orNone(body.formerSkus()));
        others.forEach(alias -> more.putIfAbsent(SkuKey.of(alias), SkuRow.of(SkuRow.ALIAS, alias, item, 1)));
        more.putAll(packs);
        give(main, more, gtins);
    }

    /** @param more the other names, by key; the main one comes before an equal one among them */
    void give(SkuRow main, Map<String, SkuRow> more, Map<String, String> gtins) {
        Map<String, SkuRow> wanted = new LinkedHashMap<>(more);
        wanted.put(main.key(), main);
        long owner = main.owner();
        for (SkuRow mine : wanted.values()) {
            SkuRow taken = after.get(mine.key());
            if (taken != null && taken.owner() != owner) {
                throw new Problem(
                        ProblemCode.SKU_TAKEN, "The SKU " + mine.sku() + " is known already and names something else.");
            }
        }
        for (String gtin : gtins.keySet()) {
            String key = gtinsAfter.get(gtin);
            SkuRow holder = key == null ? null : after.get(key);
            if (holder != null && holder.owner() != owner) {
                throw new Problem(ProblemCode.GTIN_TAKEN, "The GTIN " + gtin + " belongs to " + holder.sku() + ".");
            }
        }
        take(owner);
        wanted.values().forEach(row -> {
            after.put(row.key(), row);
            remember(row);
        });
        gtinsAfter.putAll(gtins);
    }

    /** Takes all its names and GTINs from an item or a bundle. */
    void take(long owner) {
        Set<String> keys = keysOf.getOrDefault(owner, Set.of());
        if (!keys.isEmpty()) {
            gtinsAfter.values().removeIf(keys::contains);
            after.keySet().removeAll(keys);
            keysOf.remove(owner);
        }
    }

    /** Writes what has become different. */
    void write(Skus skus) {
        skus.deleteGtins(gone(gtinsBefore, gtinsAfter));
        skus.delete(gone(before, after));
        skus.insert(come(before, after).values());
        skus.insertGtins(come(gtinsBefore, gtinsAfter));
    }

    private void remember(SkuRow row) {
        keysOf.computeIfAbsent(row.owner(), first -> new HashSet<>()).add(row.key());
    }

    private static <V> List<String> gone(Map<String, V> before, Map<String, V> after) {
        return before.entrySet().stream()
                .filter(entry -> !entry.getValue().equals(after.get(entry.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static <V> Map<String, V> come(Map<String, V> before, Map<String, V> after) {
        Map<String, V> come = new LinkedHashMap<>();
        after.forEach((key, value) -> {
            if (!value.equals(before.get(key))) {
                come.put(key, value);
            }
        });
        return come;
    }
}

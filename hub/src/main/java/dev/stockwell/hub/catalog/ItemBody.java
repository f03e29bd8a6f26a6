package dev.stockwell.hub.catalog;

import dev.stockwell.hub.web.Input;
import dev.stockwell.hub.web.MoneyBody;
import dev.stockwell.hub.web.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An item as the API knows it.
 *
 * @param formerSkus what it was called before; they still lead to it
 * @param options what tells it from its siblings, as in Size: Small
 */
record ItemBody(
        @Nullable String sku,
        @Nullable String title,
        @Nullable String category,
        @Nullable List<String> gtins,
        @Nullable List<String> aliases,
        @Nullable List<String> formerSkus,
        @Nullable Unit unit,
        @Nullable Boolean stocked,
        @Nullable MoneyBody unitCost,
        @Nullable List<PackBody> packs,
        @Nullable Map<String, String> options) {
    static final String FORMER_SKUS = "formerSkus";
    private static final int TITLE_MAX = 500;
    private static final int CATEGORY_MAX = 100;
    private static final int NAMES_MAX = 200;
    private static final int DECIMALS_MAX = 6;
    private static final int OPTIONS_MAX = 20;

    /** How an item is measured; its smallest step is the last of so many decimals. */
    record Unit(@Nullable String code, @Nullable Integer decimals) {
        private Unit checked() {
            int places = decimals == null ? 0 : decimals;
            if (places < 0 || places > DECIMALS_MAX) {
                throw Problem.invalid("unit.decimals", "must be 0 to " + DECIMALS_MAX);
            }
            return new Unit(code == null ? "piece" : Input.text(code, "unit.code", CATEGORY_MAX), places);
        }
    }

    /** So many of an item under a SKU of its own. */
    record PackBody(
            @Nullable String sku,
            @Nullable String name,
            @Nullable Long units,
            @Nullable String gtin) {
        private PackBody checked(String field) {
            if (gtin != null) {
                Gtin.of(gtin, field + ".gtin");
            }
            return new PackBody(
                    Input.text(sku, field + ".sku", SkuKey.LENGTH_MAX),
                    Input.textOrNull(name, field + ".name", CATEGORY_MAX),
                    Input.quantity(units, field + ".units"),
                    gtin);
        }
    }

    ItemBody checked(String owner) {
        List<PackBody> checkedPacks = new ArrayList<>();
        List<PackBody> given = Input.listOrEmpty(packs, "packs", NAMES_MAX);
        for (int i = 0; i < given.size(); i++) {
            checkedPacks.add(given.get(i).checked("packs[" + i + "]"));
        }
        List<String> numbers = Input.listOrEmpty(gtins, "gtins", NAMES_MAX);
        for (int i = 0; i < numbers.size(); i++) {
            Gtin.of(numbers.get(i), "gtins[" + i + "]");
        }
        List<String> names = Input.listOrEmpty(aliases, "aliases", NAMES_MAX);
        for (int i = 0; i < names.size(); i++) {
            Input.text(names.get(i), "aliases[" + i + "]", SkuKey.LENGTH_MAX);
        }
        return new ItemBody(
                owner,
                Input.textOrNull(title, "title", TITLE_MAX),
                Input.textOrNull(category, "category", CATEGORY_MAX),
                numbers,
                names,
                formerSkus,
                (unit == null ? new Unit(null, null) : unit).checked(),
                stocked == null || stocked,
                unitCost == null ? null : unitCost.checked("unitCost"),
                checkedPacks,
                checkedOptions());
    }

    private @Nullable Map<String, String> checkedOptions() {
        if (options == null || options.isEmpty()) {
            return null;
        }
        if (options.size() > OPTIONS_MAX) {
            throw Problem.invalid("options", "has more than " + OPTIONS_MAX + " members");
        }
        Map<String, String> sorted = new TreeMap<>();
        options.forEach((option, value) -> {
            Input.text(option, "options", CATEGORY_MAX);
            sorted.put(option, Input.text(value, "options." + option, NAMES_MAX));
        });
        return sorted;
    }

    /** The same item under other names, with other packs and GTINs. */
    ItemBody withNames(String name, List<String> former, List<PackBody> otherPacks, @Nullable List<String> numbers) {
        return new ItemBody(
                name, title, category, numbers, aliases, former, unit, stocked, unitCost, otherPacks, options);
    }

    List<PackBody> packsOrNone() {
        return packs == null ? List.of() : packs;
    }

    static List<String> orNone(@Nullable List<String> list) {
        return list == null ? List.of() : list;
    }
}

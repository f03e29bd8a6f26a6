package dev.stockwell.hub.channel;

import dev.stockwell.hub.catalog.SkuKey;
import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.LocationId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The rules, by what they are about. */
final class RuleBook {
    private final Map<String, List<Rule>> bySku = new HashMap<>();
    private final Map<ItemId, List<Rule>> byItem = new HashMap<>();
    private final Map<String, List<Rule>> byCategory = new HashMap<>();
    private final List<Rule> forEverything = new ArrayList<>();

    void addForSku(Rule rule, String sku, @Nullable ItemId item) {
        bySku.computeIfAbsent(SkuKey.of(sku), any -> new ArrayList<>()).add(rule);
        if (item != null) {
            byItem.computeIfAbsent(item, any -> new ArrayList<>()).add(rule);
        }
    }

    void addForCategory(Rule rule, String category) {
        byCategory.computeIfAbsent(category, any -> new ArrayList<>()).add(rule);
    }

    boolean hasCategories() {
        return !byCategory.isEmpty();
    }

    void addForEverything(Rule rule) {
        forEverything.add(rule);
    }

    /** The most specific rule of those that apply to a SKU or its category and fulfil a condition. */
    @Nullable
    Rule forSku(String sku, @Nullable String category, Predicate<Rule> condition) {
        return best(bySku.getOrDefault(SkuKey.of(sku), List.of()), category, condition);
    }

    /** What must be kept of an item at a location. */
    @Nullable
    Rule keep(ItemId item, @Nullable String category, LocationId location) {
        return best(
                byItem.getOrDefault(item, List.of()),
                category,
                rule -> rule.body().keep() != null
                        && (rule.location() == null || rule.location().equals(location)));
    }

    private @Nullable Rule best(List<Rule> own, @Nullable String category, Predicate<Rule> condition) {
        List<Rule> applying = new ArrayList<>();
        own.stream().filter(condition).forEach(applying::add);
        if (category != null) {
            byCategory.getOrDefault(category, List.of()).stream()
                    .filter(condition)
                    .forEach(applying::add);
        }
        forEverything.stream().filter(condition).forEach(applying::add);
        return applying.isEmpty()
                ? null
                : applying.stream().min(Rule.MOST_SPECIFIC_FIRST).orElseThrow();
    }
}

package dev.stockwell.hub.channel;

import dev.stockwell.hub.catalog.Sellable;
import dev.stockwell.hub.catalog.SkuKey;
import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.LocationId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rules, by what they are about. Items are known by their ids, so that a rule follows an item that is renamed. */
final class RuleBook {
    private final Map<ItemId, List<Rule>> byItem = new HashMap<>();
    private final Map<String, List<Rule>> byName = new HashMap<>();
    private final Map<String, List<Rule>> byCategory = new HashMap<>();
    private final List<Rule> forEverything = new ArrayList<>();

    /** @param named what the SKU stands for; null if nothing */
    void addForSku(Rule rule, String sku, @Nullable Sellable named) {
        if (named != null && named.kind() == Sellable.Kind.ITEM) {
            byItem.computeIfAbsent(Objects.requireNonNull(named.item()), any -> new ArrayList<>())
                    .add(rule);
        } else {
            byName.computeIfAbsent(SkuKey.of(sku), any -> new ArrayList<>()).add(rule);
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

    /** The most specific of those that apply. A pack's own come before its item's, whose listings it does not share. */
    @Nullable
    Rule of(Sellable sold, Predicate<Rule> applies) {
        if (sold.kind() == Sellable.Kind.ITEM) {
            return of(sold.item(), sold.category(), applies);
        }
        Rule own = best(byName.getOrDefault(SkuKey.of(sold.sku()), List.of()).stream(), applies);
        return own == null ? of(sold.item(), sold.category(), applies.and(rule -> rule.subject() < Rule.LISTING)) : own;
    }

    /** The most specific of those that apply to an item, or to everything if there is none. */
    @Nullable
    Rule of(@Nullable ItemId item, @Nullable String category, Predicate<Rule> applies) {
        List<Rule> own = item == null ? List.of() : byItem.getOrDefault(item, List.of());
        List<Rule> alike = category == null ? List.of() : byCategory.getOrDefault(category, List.of());
        return best(Stream.of(own, alike, forEverything).flatMap(List::stream), applies);
    }

    /** What must be kept of an item at a location. */
    @Nullable
    Rule keep(ItemId item, @Nullable String category, LocationId location) {
        return of(item, category, rule -> rule.body().keep() != null && rule.isAt(location));
    }

    private static @Nullable Rule best(Stream<Rule> rules, Predicate<Rule> applies) {
        return rules.filter(applies).min(Rule.MOST_SPECIFIC_FIRST).orElse(null);
    }
}

package dev.stockwell.sandbox.shopify;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the shop shows: available units by SKU and the name of the place. */
final class Shown {

    private Shown() {}

    static Map<String, Map<String, Long>> all(Shelf shelf) {
        Map<String, Map<String, Long>> shown = new LinkedHashMap<>();
        for (Variant variant : shelf.variants()) {
            Map<String, Long> places = new LinkedHashMap<>();
            shelf.levelsOfItem(variant.itemId()).stream()
                    .filter(level -> level.active)
                    .forEach(level -> places.put(shelf.place(level.placeId).name(), level.quantity("available")));
            shown.put(variant.sku() == null ? "variant " + variant.id() : variant.sku(), places);
        }
        return shown;
    }
}

package dev.stockwell.hub.catalog;

import dev.stockwell.hub.web.Input;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A bundle as the API knows it. */
record BundleBody(
        @Nullable String sku,
        @Nullable String title,
        @Nullable String category,
        @Nullable List<Component> components) {
    private static final int TITLE_MAX = 500;
    private static final int CATEGORY_MAX = 100;
    private static final int COMPONENTS_MAX = 100;

    /** So many of an item or a pack. */
    record Component(@Nullable String sku, @Nullable Long quantity) {}

    BundleBody checked(String owner) {
        List<Component> whole = new ArrayList<>();
        List<Component> given = Input.list(components, "components", COMPONENTS_MAX);
        for (int i = 0; i < given.size(); i++) {
            String field = "components[" + i + "]";
            whole.add(new Component(
                    Input.text(given.get(i).sku(), field + ".sku", SkuKey.LENGTH_MAX),
                    Input.quantity(given.get(i).quantity(), field + ".quantity")));
        }
        return new BundleBody(
                owner,
                Input.textOrNull(title, "title", TITLE_MAX),
                Input.textOrNull(category, "category", CATEGORY_MAX),
                whole);
    }

    List<Component> componentsOrNone() {
        return components == null ? List.of() : components;
    }
}

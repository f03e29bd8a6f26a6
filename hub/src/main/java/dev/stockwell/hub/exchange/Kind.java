package dev.stockwell.hub.exchange;

import dev.stockwell.hub.web.Input;
import java.util.List;

/** What the rows of a file are about. */
enum Kind {
    ITEMS(List.of(Field.SKU)),
    PACKS(List.of(Field.SKU, Field.PACK_SKU, Field.PACK_UNITS)),
    BUNDLES(List.of(Field.SKU, Field.COMPONENT, Field.COMPONENT_QUANTITY)),
    LOCATIONS(List.of(Field.LOCATION)),
    STOCK(List.of(Field.SKU, Field.QUANTITY));

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<Field> needed;

    Kind(List<Field> needed) {
        this.needed = needed;
    }

    /** The fields without which a row means nothing. */
    List<Field> needed() {
        return needed;
    }

    /** The name in the API. */
    String code() {
        return Input.written(this);
    }
}

package dev.stockwell.hub.exchange;

import dev.stockwell.hub.web.Input;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whose export a file is, told by its header. The plain ones are our own, and anybody's table of the same things. */
enum Format {
    SHOPIFY_PRODUCTS(
            Kind.ITEMS,
            Set.of("handle", "variantsku", "option1value"),
            Map.of(
                    Field.SKU,
                    "Variant SKU",
                    Field.GTIN,
                    "Variant Barcode",
                    Field.CATEGORY,
                    "Type",
                    Field.HANDLE,
                    "Handle")),
    SHOPIFY_INVENTORY(
            Kind.STOCK,
            Set.of("handle", "option1value", "sku", "hscode", "coo"),
            Map.of(Field.SKU, "SKU", Field.HANDLE, "Handle", Field.LOCATION, "Location")),
    WOOCOMMERCE(
            Kind.ITEMS,
            Set.of("id", "type", "sku", "name", "isfeatured"),
            Map.of(Field.ROW_TYPE, "Type", Field.TITLE, "Name", Field.CATEGORY, "Categories", Field.HANDLE, "Parent")),
    SQUARE(
            Kind.ITEMS,
            Set.of("token", "itemname", "variationname", "sku"),
            Map.of(Field.TITLE, "Item Name", Field.HANDLE, "Token", Field.VARIATION, "Variation Name")),
    AMAZON(
            Kind.ITEMS,
            Set.of("itemname", "listingid", "sellersku"),
            Map.of(
                    Field.TITLE,
                    "item-name",
                    Field.SKU,
                    "seller-sku",
                    Field.GTIN,
                    "product-id",
                    Field.ROW_TYPE,
                    "product-id-type")),
    PLAIN_ITEMS(Kind.ITEMS, Set.of(), Map.of()),
    PLAIN_PACKS(Kind.PACKS, Set.of(), Map.of()),
    PLAIN_BUNDLES(Kind.BUNDLES, Set.of(), Map.of()),
    PLAIN_LOCATIONS(Kind.LOCATIONS, Set.of(), Map.of()),
    PLAIN_STOCK(Kind.STOCK, Set.of(), Map.of());

    private final Kind kind;

    @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
    private final Set<String> signature;

    @SuppressWarnings("ImmutableEnumChecker") // made by Map.of
    private final Map<Field, String> own;

    Format(Kind kind, Set<String> signature, Map<Field, String> own) {
        this.kind = kind;
        this.signature = signature;
        this.own = own;
    }

    Kind kind() {
        return kind;
    }

    /** The name in the API. */
    String code() {
        return Input.written(this);
    }

    /** Whether its cells may stand in quotes. */
    boolean isQuoted() {
        return this != AMAZON;
    }

    /** The format that a header belongs to; a plain one where it is nobody's in particular. */
    static Format recognised(List<String> header, @Nullable Kind wanted) {
        Set<String> folded = header.stream().map(Field::folded).collect(Collectors.toSet());
        for (Format format : values()) {
            boolean isSigned = !format.signature.isEmpty() && folded.containsAll(format.signature);
            if (isSigned && (wanted == null || wanted == format.kind)) {
                return format;
            }
        }
        return plain(wanted == null ? kindOf(header) : wanted);
    }

    static Format plain(Kind kind) {
        return switch (kind) {
            case ITEMS -> PLAIN_ITEMS;
            case PACKS -> PLAIN_PACKS;
            case BUNDLES -> PLAIN_BUNDLES;
            case LOCATIONS -> PLAIN_LOCATIONS;
            case STOCK -> PLAIN_STOCK;
        };
    }

    private static Kind kindOf(List<String> header) {
        if (has(header, Field.COMPONENT)) {
            return Kind.BUNDLES;
        }
        if (has(header, Field.SKU)) {
            boolean isOfPlaces = has(header, Field.LOCATION) && has(header, Field.QUANTITY);
            boolean isOfPacks =
                    has(header, Field.PACK_SKU) && has(header, Field.PACK_UNITS) && !has(header, Field.TITLE);
            return isOfPlaces ? Kind.STOCK : isOfPacks ? Kind.PACKS : Kind.ITEMS;
        }
        return has(header, Field.LOCATION) ? Kind.LOCATIONS : Kind.ITEMS;
    }

    private static boolean has(List<String> header, Field field) {
        return header.stream().anyMatch(field::isKnownAs);
    }

    /** Which column each field is probably in, by its header. A person may correct it. */
    Map<Field, String> proposed(List<String> header) {
        Map<String, String> byFolded = new HashMap<>();
        header.forEach(name -> byFolded.putIfAbsent(Field.folded(name), name));
        Map<Field, String> columns = new EnumMap<>(Field.class);
        own.forEach((field, name) -> {
            String there = byFolded.get(Field.folded(name));
            if (there != null) {
                columns.put(field, there);
            }
        });
        for (Field field : fields()) {
            if (!columns.containsKey(field)) {
                header.stream()
                        .filter(field::isKnownAs)
                        .filter(name -> !columns.containsValue(name))
                        .findFirst()
                        .ifPresent(name -> columns.put(field, name));
            }
        }
        return columns;
    }

    /** The fields that its rows can have. */
    List<Field> fields() {
        List<Field> fields = new ArrayList<>();
        for (Field field : Field.values()) {
            if (isOf(field)) {
                fields.add(field);
            }
        }
        return fields;
    }

    private boolean isOf(Field field) {
        return switch (field) {
            case SKU -> kind != Kind.LOCATIONS;
            case TITLE, CATEGORY -> kind == Kind.ITEMS || kind == Kind.BUNDLES;
            case GTIN, ALIASES, UNIT, DECIMALS, STOCKED -> kind == Kind.ITEMS;
            case OPTION1_NAME, OPTION1_VALUE, OPTION2_NAME, OPTION2_VALUE, OPTION3_NAME, OPTION3_VALUE ->
                kind == Kind.ITEMS || this == SHOPIFY_INVENTORY;
            case UNIT_COST, CURRENCY -> kind == Kind.ITEMS || kind == Kind.STOCK;
            case PACK_SKU, PACK_NAME, PACK_UNITS, PACK_GTIN -> kind == Kind.PACKS || this == PLAIN_ITEMS;
            case HANDLE -> !signature.isEmpty();
            case ROW_TYPE -> this == WOOCOMMERCE || this == AMAZON;
            case VARIATION -> this == SQUARE;
            case COMPONENT, COMPONENT_QUANTITY -> kind == Kind.BUNDLES;
            case LOCATION -> kind == Kind.LOCATIONS || kind == Kind.STOCK;
            case LOCATION_NAME,
                    LOCATION_TYPE,
                    TIME_ZONE,
                    DAY_ENDS_AT,
                    AUTHORITY,
                    SELLS,
                    SHIPS_ONLINE,
                    PICKUP,
                    ACCEPTS_RETURNS,
                    PARTICIPATING -> kind == Kind.LOCATIONS;
            case POOL, QUANTITY, AT -> kind == Kind.STOCK;
        };
    }
}

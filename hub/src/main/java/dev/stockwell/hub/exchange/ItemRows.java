package dev.stockwell.hub.exchange;

import dev.stockwell.hub.catalog.ItemEdit;
import dev.stockwell.hub.catalog.SkuKey;
import dev.stockwell.hub.web.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the rows of item files mean, each exporter's in its own way. */
final class ItemRows {
    private static final Pattern GTIN = Pattern.compile("[0-9]{8}|[0-9]{12,14}");
    private static final Pattern BETWEEN_GTINS = Pattern.compile("[|;,\\s]+");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Set<String> NO_STOCK_OF_THEIR_OWN = Set.of("variable", "grouped", "external");
    private static final Set<String> TRADE_NUMBERS = Set.of("2", "3", "4");
    private static final List<Field> OPTION_NAMES = List.of(Field.OPTION1_NAME, Field.OPTION2_NAME, Field.OPTION3_NAME);
    private static final List<Field> OPTION_VALUES =
            List.of(Field.OPTION1_VALUE, Field.OPTION2_VALUE, Field.OPTION3_VALUE);
    private static final String UNSAID_OPTION = "Default Title";

    private final Format format;
    private final Choices choices;
    private final JsonMapper json;
    private final Seen seen;
    private Product product = Product.NONE;
    private boolean isCurrencyMissed;

    ItemRows(Format format, Choices choices, JsonMapper json, Seen seen) {
        this.format = format;
        this.choices = choices;
        this.json = json;
        this.seen = seen;
    }

    /** What the first row of a product says for those that follow it. */
    private record Product(
            @Nullable String handle,
            @Nullable String title,
            @Nullable String category,
            List<@Nullable String> optionNames) {
        private static final Product NONE = new Product(null, null, null, List.of());
    }

    /** The wish that a row is; null if the row was skipped. */
    @Nullable
    ItemEdit edit(TableRow row, Result result) {
        String why = skipped(row);
        if (why != null) {
            result.skipped(why);
            return null;
        }
        if (format.kind() == Kind.PACKS) {
            return pack(row);
        }
        Map<String, String> options = options(row);
        String sku = sku(row, options, result);
        ObjectNode patch = json.createObjectNode();
        put(patch, "title", title(row, options));
        put(patch, "category", category(row));
        gtins(row, patch, result);
        List<String> aliases = row.texts(Field.ALIASES);
        if (aliases != null) {
            aliases.forEach(patch.putArray("aliases")::add);
        }
        unit(row, patch);
        Boolean stocked = row.flag(Field.STOCKED);
        if (stocked != null) {
            patch.put("stocked", stocked.booleanValue());
        }
        cost(row, patch, result);
        if (!options.isEmpty()) {
            ObjectNode named = patch.putObject("options");
            options.forEach(named::put);
        }
        ObjectNode pack = format == Format.PLAIN_ITEMS && row.text(Field.PACK_SKU) != null ? packOf(row) : null;
        note(row, sku, aliases, pack, patch);
        return new ItemEdit(sku, patch, pack, false, null);
    }

    private @Nullable String skipped(TableRow row) {
        if (format == Format.SHOPIFY_PRODUCTS) {
            follow(row);
            boolean isImage = row.text(Field.SKU) == null
                    && row.text(Field.OPTION1_VALUE) == null
                    && row.text(Field.TITLE) == null;
            return isImage ? "rows that only add an image to a product" : null;
        }
        if (format == Format.WOOCOMMERCE) {
            String type = row.text(Field.ROW_TYPE);
            String first = type == null ? "" : type.split(",", 2)[0].strip().toLowerCase(Locale.ROOT);
            return NO_STOCK_OF_THEIR_OWN.contains(first) ? first + " products: they have no stock of their own" : null;
        }
        return null;
    }

    /** Title, type and the options' names stand in the first row of a product alone. */
    private void follow(TableRow row) {
        String handle = row.text(Field.HANDLE);
        if (handle != null && handle.equals(product.handle()) && row.text(Field.TITLE) == null) {
            return;
        }
        List<@Nullable String> names = new ArrayList<>();
        OPTION_NAMES.forEach(field -> names.add(row.text(field)));
        product = new Product(handle, row.text(Field.TITLE), row.text(Field.CATEGORY), names);
    }

    private Map<String, String> options(TableRow row) {
        Map<String, String> options = new LinkedHashMap<>();
        for (int i = 0; i < OPTION_NAMES.size(); i++) {
            String name =
                    format == Format.SHOPIFY_PRODUCTS ? product.optionNames().get(i) : row.text(OPTION_NAMES.get(i));
            String value = row.text(OPTION_VALUES.get(i));
            if (name != null && value != null && !value.equals(UNSAID_OPTION)) {
                options.put(name, value);
            }
        }
        String variation = row.text(Field.VARIATION);
        if (options.isEmpty() && variation != null && !variation.equals("Regular")) {
            options.put("Variation", variation);
        }
        return options;
    }

    private String sku(TableRow row, Map<String, String> options, Result result) {
        String sku = row.text(Field.SKU);
        if (sku != null) {
            return sku;
        }
        String handle = row.text(Field.HANDLE);
        if (Choices.HANDLE_AND_OPTIONS.equals(choices.emptySku()) && handle != null) {
            String made = slug(handle, options);
            result.warn(row.line(), Field.SKU, "is empty; made " + made + " of handle and options");
            return made;
        }
        throw Problem.invalid(
                Field.SKU.code(),
                handle == null
                        ? "is empty"
                        : "is empty; give it one there, or choose handle-options to have one made of handle and options");
    }

    static String slug(String handle, Map<String, String> options) {
        StringBuilder made = new StringBuilder(handle.strip());
        options.values().forEach(value -> made.append('-').append(value));
        return made.toString()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "-")
                .replaceAll("^-|-$", "");
    }

    private @Nullable String title(TableRow row, Map<String, String> options) {
        String title = format == Format.SHOPIFY_PRODUCTS ? product.title() : row.text(Field.TITLE);
        if (title == null) {
            return null;
        }
        boolean isOfVariants = format == Format.SHOPIFY_PRODUCTS || format == Format.SQUARE;
        String whole =
                isOfVariants && !options.isEmpty() ? title + " - " + String.join(" / ", options.values()) : title;
        return BLANKS.matcher(whole).replaceAll(" ");
    }

    private @Nullable String category(TableRow row) {
        String category = format == Format.SHOPIFY_PRODUCTS ? product.category() : row.text(Field.CATEGORY);
        boolean isList = format == Format.WOOCOMMERCE || format == Format.SQUARE;
        return category == null || !isList ? category : category.split(",", 2)[0].strip();
    }

    /** Exporters let people write anything as a barcode: what is no trade number there is left out, and said. */
    private void gtins(TableRow row, ObjectNode patch, Result result) {
        String cell = row.text(Field.GTIN);
        if (cell == null || (format == Format.AMAZON && !isTradeNumber(row))) {
            return;
        }
        List<String> gtins = new ArrayList<>();
        for (String written : BETWEEN_GTINS.splitAsStream(cell).toList()) {
            String gtin = written.startsWith("'") ? written.substring(1) : written;
            if (format == Format.PLAIN_ITEMS || GTIN.matcher(gtin).matches()) {
                gtins.add(gtin);
            } else if (!gtin.isEmpty()) {
                result.warn(row.line(), Field.GTIN, gtin + " is no GTIN and is left out");
            }
        }
        if (!gtins.isEmpty()) {
            gtins.forEach(patch.putArray("gtins")::add);
        }
    }

    private static boolean isTradeNumber(TableRow row) {
        String type = row.text(Field.ROW_TYPE);
        return type != null && TRADE_NUMBERS.contains(type);
    }

    private static void unit(TableRow row, ObjectNode patch) {
        String code = row.text(Field.UNIT);
        Long decimals = row.whole(Field.DECIMALS);
        if (code != null || decimals != null) {
            ObjectNode unit = patch.putObject("unit");
            put(unit, "code", code);
            if (decimals != null) {
                unit.put("decimals", Math.clamp(decimals, -1, Byte.MAX_VALUE));
            }
        }
    }

    private void cost(TableRow row, ObjectNode patch, Result result) {
        String amount = row.text(Field.UNIT_COST);
        if (amount == null) {
            return;
        }
        String currency = row.text(Field.CURRENCY);
        String known = currency == null ? choices.currency() : currency;
        if (known != null) {
            patch.putObject("unitCost").put("amount", amount).put("currency", known);
        } else if (!isCurrencyMissed) {
            isCurrencyMissed = true;
            result.warn(row.line(), Field.CURRENCY, "nothing says in which currency costs are: they are all left out");
        }
    }

    private ItemEdit pack(TableRow row) {
        String sku = row.required(Field.SKU);
        ObjectNode pack = packOf(row);
        once(row, Field.PACK_SKU, SkuKey.of(row.required(Field.PACK_SKU)));
        return new ItemEdit(sku, json.createObjectNode(), pack, true, null);
    }

    private ObjectNode packOf(TableRow row) {
        ObjectNode pack = json.createObjectNode();
        pack.put("sku", row.required(Field.PACK_SKU));
        put(pack, "name", row.text(Field.PACK_NAME));
        Long units = row.whole(Field.PACK_UNITS);
        if (units == null) {
            throw Problem.invalid(Field.PACK_UNITS.code(), "is empty");
        }
        pack.put("units", units.longValue());
        put(pack, "gtin", row.text(Field.PACK_GTIN));
        return pack;
    }

    /** A name or a GTIN that an earlier row of the file has is nobody's to take. */
    private void note(
            TableRow row, String sku, @Nullable List<String> aliases, @Nullable ObjectNode pack, ObjectNode patch) {
        once(row, Field.SKU, SkuKey.of(sku));
        if (aliases != null) {
            aliases.forEach(alias -> {
                if (!SkuKey.of(alias).equals(SkuKey.of(sku))) {
                    once(row, Field.ALIASES, SkuKey.of(alias));
                }
            });
        }
        if (pack != null) {
            once(row, Field.PACK_SKU, SkuKey.of(pack.path("sku").asString("")));
        }
        patch.path("gtins")
                .forEach(gtin -> once(
                        row,
                        Field.GTIN,
                        "gtin " + "0".repeat(Math.max(0, 14 - gtin.asString("").length())) + gtin.asString("")));
    }

    private void once(TableRow row, Field field, String key) {
        int earlier = seen.line(key);
        if (earlier != 0 && earlier != row.line()) {
            throw Problem.invalid(field.code(), "is on line " + earlier + " already");
        }
        seen.note(key, row.line());
    }

    private static void put(ObjectNode node, String name, @Nullable String value) {
        if (value != null) {
            node.put(name, value);
        }
    }
}

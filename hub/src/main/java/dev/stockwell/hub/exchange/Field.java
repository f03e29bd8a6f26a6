package dev.stockwell.hub.exchange;

import dev.stockwell.hub.web.Input;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a column can mean, and the headers under which it is known. */
enum Field {
    SKU(
            "sku",
            "itemsku",
            "variantsku",
            "sellersku",
            "productsku",
            "stockcode",
            "itemcode",
            "productcode",
            "articlenumber",
            "itemnumber",
            "artikelnummer",
            "bundlesku"),
    TITLE("title", "name", "itemname", "productname", "producttitle", "description", "bezeichnung"),
    CATEGORY("category", "productcategory", "producttype", "type", "categories"),
    GTIN("gtin", "gtins", "barcode", "barcodes", "ean", "upc", "isbn", "variantbarcode", "gtinupceanorisbn"),
    ALIASES("aliases", "alias", "othersku", "otherskus"),
    UNIT("unit", "unitcode", "unitofmeasure", "uom"),
    DECIMALS("decimals", "unitdecimals"),
    STOCKED("stocked", "tracked", "trackinventory"),
    UNIT_COST("unitcost", "cost", "costperitem", "costprice", "purchaseprice", "defaultunitcost"),
    CURRENCY("currency", "costcurrency", "unitcostcurrency"),
    PACK_SKU("packsku", "casesku"),
    PACK_NAME("packname"),
    PACK_UNITS("packunits", "unitsperpack", "packsize", "casepack", "unitspercase"),
    PACK_GTIN("packgtin", "casegtin", "packbarcode"),
    OPTION1_NAME("option1name", "attribute1name", "optionname1"),
    OPTION1_VALUE("option1value", "attribute1values", "attribute1value", "optionvalue1"),
    OPTION2_NAME("option2name", "attribute2name", "optionname2"),
    OPTION2_VALUE("option2value", "attribute2values", "attribute2value", "optionvalue2"),
    OPTION3_NAME("option3name", "attribute3name", "optionname3"),
    OPTION3_VALUE("option3value", "attribute3values", "attribute3value", "optionvalue3"),
    HANDLE("handle", "producthandle", "parent"),
    ROW_TYPE("rowtype", "productidtype"),
    VARIATION("variationname"),
    COMPONENT("component", "componentsku"),
    COMPONENT_QUANTITY("componentquantity", "componentqty", "quantitypercomponent"),
    LOCATION("location", "locationcode", "warehouse", "store", "place", "code"),
    LOCATION_NAME("locationname", "name", "title"),
    LOCATION_TYPE("locationtype", "type"),
    TIME_ZONE("timezone"),
    DAY_ENDS_AT("dayendsat", "dayends"),
    AUTHORITY("authority"),
    SELLS("sells"),
    SHIPS_ONLINE("shipsonline"),
    PICKUP("pickup"),
    ACCEPTS_RETURNS("acceptsreturns"),
    PARTICIPATING("participating"),
    POOL("pool"),
    QUANTITY("quantity", "onhand", "qty", "stock", "onhandcurrent", "count"),
    AT("at", "countedat", "asof", "date");

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> headers;

    Field(String... headers) {
        this.headers = List.of(headers);
    }

    /** The name in the API. */
    String code() {
        return Input.written(this);
    }

    boolean isKnownAs(String header) {
        return headers.contains(folded(header));
    }

    /** A header without case, blanks and signs. */
    static String folded(String header) {
        StringBuilder folded = new StringBuilder();
        header.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(folded::appendCodePoint);
        return folded.toString();
    }

    /** The field of an API name; null if there is none. */
    static @Nullable Field of(String code) {
        for (Field field : values()) {
            if (field.code().equals(code)) {
                return field;
            }
        }
        return null;
    }
}

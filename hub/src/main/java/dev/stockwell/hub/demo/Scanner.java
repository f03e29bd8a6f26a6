package dev.stockwell.hub.demo;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a till makes of what its scanner types: it knows the catalogue of the hub. */
final class Scanner {
    private Scanner() {}

    /** The SKU that a SKU, an alias or a barcode stands for; null if it stands for nothing. */
    static @Nullable String find(Api api, String scan) throws IOException {
        String typed = scan.strip();
        for (JsonNode item : api.get("/items?limit=1000").path("items")) {
            if (isNamed(item, typed)) {
                return item.path("sku").asString();
            }
            for (JsonNode pack : item.path("packs")) {
                if (isNamed(pack, typed) || pack.path("gtin").asString("").equals(typed)) {
                    return pack.path("sku").asString();
                }
            }
        }
        return null;
    }

    private static boolean isNamed(JsonNode named, String typed) {
        boolean isCode = named.path("sku").asString("").equalsIgnoreCase(typed);
        for (JsonNode alias : named.path("aliases")) {
            isCode = isCode || alias.asString("").equalsIgnoreCase(typed);
        }
        for (JsonNode gtin : named.path("gtins")) {
            isCode = isCode || gtin.asString("").equals(typed);
        }
        return isCode;
    }
}

package dev.stockwell.hub.catalog;

import java.text.Normalizer;
import java.util.Locale;

/** The form of a SKU in which two spellings of the same one are equal: composed (NFKC), and without case. */
public final class SkuKey {
    /** The longest SKU. */
    public static final int LENGTH_MAX = 100;

    private SkuKey() {}

    /** The key of a SKU. */
    public static String of(String sku) {
        return Normalizer.normalize(sku, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }
}

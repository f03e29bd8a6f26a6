package dev.stockwell.proof.replay;

import java.util.Locale;
import java.util.regex.Pattern;

/** Why the clerk changed the stock, read from what he typed where the title should stand. The first match counts. */
enum ClerksWords {
    FOUND("found|put aside|on cargo order"),
    LOST("lost|missing|can't find|not rcvd|mystery"),
    WET("wet|water|mouldy|rusty"),
    THROWN_AWAY("thrown|throw|destroyed|unsaleable"),
    DAMAGED("damage|dagamed|smashed|crushed|broken|breakages|cracked|faulty|smudges"),
    DISPLAY("display|showroom|sample"),
    SOLD_AS_SET("set|sold as|sold in"),
    MARKETPLACE("amazon|ebay|dotcom|fba|asos|john lewis|online|website"),
    WRONG_CODE("wrong|barcode|mix|coded|marked|20713|23343|label"),
    GIVEN_AWAY("mailout|given away"),
    RETURNED("returned|credit|put back"),
    COUNTED("check|count"),
    CORRECTION("adjust|reverse|oops|incorr|manual|test|error|historic|push order"),
    /** The default: words that say nothing of a cause, such as a question mark. */
    UNEXPLAINED("");

    private final Pattern signs;

    ClerksWords(String signs) {
        this.signs = Pattern.compile(signs);
    }

    static ClerksWords read(String words) {
        String lower = words.toLowerCase(Locale.ROOT);
        for (ClerksWords reason : values()) {
            if (reason.signs.matcher(lower).find()) {
                return reason;
            }
        }
        return UNEXPLAINED;
    }

    /** The reason as the ledger has it. */
    String reason() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

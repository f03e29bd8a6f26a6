package dev.stockwell.hub.sync;

import dev.stockwell.hub.web.Input;
import java.util.Locale;

/** Why a channel showed another number than it should. The name in small letters is what the database stores. */
enum Difference {
    /** Our own write, which has taken effect later than it was acknowledged. */
    LATE("Our number took effect late", true),
    /** Acknowledged, and never done. */
    LOST_WRITE("The channel acknowledged our number and did not take it", true),
    /** Somebody has changed it there. */
    MANUAL_EDIT("Somebody changed it there", true),
    /** An order there that had not come in yet. */
    UNSEEN_SALE("An order there had not come in yet", true),
    /** It counts another unit than the listing is mapped to. */
    PACK_FACTOR("It seems to count another pack than the one it is mapped to", false),
    /** What is sold there is not what the listing is mapped to. */
    MAPPING("Its SKU there is not the one it is mapped to", false);

    private final String words;
    private final boolean isSettledAlone;

    Difference(String words, boolean isSettledAlone) {
        this.words = words;
        this.isSettledAlone = isSettledAlone;
    }

    String words() {
        return words;
    }

    /** Whether it needs no person: either orders explain it, or the right number is written again. */
    boolean isSettledAlone() {
        return isSettledAlone;
    }

    String code() {
        return Input.written(this);
    }

    static Difference of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}

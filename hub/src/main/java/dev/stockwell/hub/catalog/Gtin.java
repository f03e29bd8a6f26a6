package dev.stockwell.hub.catalog;

import dev.stockwell.hub.web.Problem;
import dev.stockwell.hub.web.ProblemCode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The trade's number on a package: 8, 12, 13 or 14 digits, the last a check digit (GS1 General Specifications, 7.9). */
final class Gtin {
    private static final int LENGTH = 14;
    private static final Pattern FORM = Pattern.compile("[0-9]{8}|[0-9]{12,14}");

    private Gtin() {}

    /** What may be a number, with leading zeros, whether or not its check digit is right. */
    static String padded(String written) {
        return "0".repeat(Math.max(0, LENGTH - written.length())) + written;
    }

    /** The number with leading zeros, 14 digits. */
    static String of(@Nullable String written, String field) {
        if (written == null || !isWellFormed(written)) {
            throw Problem.of(ProblemCode.INVALID_GTIN, field, "a GTIN has 8, 12, 13 or 14 digits");
        }
        String gtin = padded(written);
        int sum = 0;
        for (int i = 0; i < LENGTH; i++) {
            sum += (gtin.charAt(i) - '0') * (i % 2 == 0 ? 3 : 1);
        }
        if (sum % 10 != 0) {
            throw Problem.of(ProblemCode.INVALID_GTIN, field, written + " has a wrong check digit");
        }
        return gtin;
    }

    static boolean isWellFormed(String written) {
        return FORM.matcher(written).matches();
    }
}

package dev.stockwell.hub.web;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** How people write quantities: in an item's unit, whose last decimal is the item's smallest step. */
public final class Quantities {
    private static final Pattern NUMBER = Pattern.compile("[-+\u2212]?[0-9]{1,15}([.,][0-9]{1,6})?");
    private static final BigDecimal MAX = BigDecimal.valueOf(Input.QUANTITY_MAX);

    private Quantities() {}

    /** What was typed, in smallest steps; a comma or a point stands before the decimals. */
    public static long parse(String typed, String field, int decimals) {
        String text = typed.strip();
        if (text.isEmpty()) {
            throw Problem.invalid(field, "is missing");
        }
        if (!NUMBER.matcher(text).matches()) {
            throw Problem.invalid(field, "is not a number: " + text);
        }
        BigDecimal units = new BigDecimal(text.replace('\u2212', '-').replace(',', '.'));
        if (units.stripTrailingZeros().scale() > decimals) {
            throw Problem.invalid(
                    field, decimals == 0 ? "must be a whole number" : "may have " + decimals + " decimals and no more");
        }
        BigDecimal steps = units.movePointRight(decimals);
        if (steps.abs().compareTo(MAX) > 0) {
            throw Problem.invalid(field, "must be at most " + text(Input.QUANTITY_MAX, decimals));
        }
        return steps.longValueExact();
    }

    /** The same the other way round, as it may be typed again: without grouping, and with a point. */
    public static String text(long steps, int decimals) {
        return units(steps, decimals).stripTrailingZeros().toPlainString();
    }

    /** So many steps in the unit that they are steps of. */
    public static BigDecimal units(long steps, int decimals) {
        return BigDecimal.valueOf(steps, decimals);
    }
}

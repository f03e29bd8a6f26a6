package dev.stockwell.hub.catalog;

import dev.stockwell.hub.web.Input;
import dev.stockwell.hub.web.Problem;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How SKUs are to look. A pattern is made of signs: {@code A} is a capital letter, {@code a} a small one, {@code 9} a
 * digit, {@code X} a capital letter or a digit, {@code *} anything but a blank; a plus after one of them means one or
 * more; a backslash makes the next sign mean itself, and so does every other sign.
 *
 * @param pattern null: any SKU is well formed, and only what spreadsheets would spoil is pointed out
 */
public record SkuFormat(@Nullable String pattern) {
    /** No pattern at all. */
    public static final SkuFormat NONE = new SkuFormat(null);

    private static final int PATTERN_MAX = 100;
    private static final List<UnaryOperator<String>> MENDINGS = List.of(
            sku -> sku,
            sku -> sku.replaceAll("\\s+", "-"),
            sku -> sku.replace('_', '-'),
            sku -> sku.replaceAll("[\\s_-]+", ""),
            sku -> sku.replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-|-$", ""));

    /**
     * What is wrong with a SKU.
     *
     * @param fix a spelling of it that is well formed; null if none is near
     */
    public record Fault(String message, @Nullable String fix) {
        /** Both in one sentence. */
        public String sentence() {
            return fix == null ? message : message + "; " + fix + " would do";
        }
    }

    private record Sign(char sign, boolean isClass, boolean isMany) {
        private boolean takes(char character) {
            if (!isClass) {
                return character == sign;
            }
            return switch (sign) {
                case 'A' -> Character.isUpperCase(character);
                case 'a' -> Character.isLowerCase(character);
                case '9' -> character >= '0' && character <= '9';
                case 'X' -> Character.isUpperCase(character) || (character >= '0' && character <= '9');
                default -> !Character.isWhitespace(character);
            };
        }
    }

    /** The same, or the problem that the pattern makes no sense. */
    public SkuFormat checked() {
        if (pattern != null) {
            Input.text(pattern, "pattern", PATTERN_MAX);
            signs(pattern);
        }
        return this;
    }

    /** What is wrong with a SKU, if anything is. */
    public Optional<Fault> fault(String sku) {
        if (pattern != null && !matches(sku)) {
            return Optional.of(new Fault("does not look like " + pattern, mended(sku)));
        }
        if (pattern == null && sku.matches("0[0-9]+|[0-9]{16,}|[0-9]+[eE][0-9]+")) {
            return Optional.of(new Fault("is a number that a spreadsheet would spoil", null));
        }
        return Optional.empty();
    }

    private @Nullable String mended(String sku) {
        for (UnaryOperator<String> mending : MENDINGS) {
            String mended = mending.apply(Normalizer.normalize(sku, Normalizer.Form.NFKC));
            for (String candidate : List.of(mended, mended.toUpperCase(Locale.ROOT), mended.toLowerCase(Locale.ROOT))) {
                if (matches(candidate)) {
                    return candidate;
                }
            }
        }
        return null;
    }

    /** A letter of another width is another letter here. Keeps which signs of the pattern may come next, so that no pattern takes long. */
    private boolean matches(String sku) {
        List<Sign> signs = signs(pattern == null ? "" : pattern);
        boolean[] may = new boolean[signs.size() + 1];
        may[0] = true;
        for (int i = 0; i < sku.length(); i++) {
            boolean[] next = new boolean[may.length];
            for (int s = 0; s < signs.size(); s++) {
                boolean takes = signs.get(s).takes(sku.charAt(i));
                next[s + 1] |= takes && may[s];
                next[s + 1] |= takes && may[s + 1] && signs.get(s).isMany();
            }
            may = next;
        }
        return may[signs.size()] && Normalizer.isNormalized(sku, Normalizer.Form.NFKC);
    }

    private static List<Sign> signs(String pattern) {
        List<Sign> signs = new ArrayList<>();
        for (int i = 0; i < pattern.length(); i++) {
            char sign = pattern.charAt(i);
            boolean isEscaped = sign == '\\';
            if (isEscaped) {
                if (i + 1 == pattern.length()) {
                    throw Problem.invalid("pattern", "ends with a backslash");
                }
                i++;
                sign = pattern.charAt(i);
            }
            boolean isClass = !isEscaped && "Aa9X*".indexOf(sign) >= 0;
            boolean isMany = isClass && i + 1 < pattern.length() && pattern.charAt(i + 1) == '+';
            i += isMany ? 1 : 0;
            signs.add(new Sign(sign, isClass, isMany));
        }
        return signs;
    }
}

package dev.stockwell.hub.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How cells are written and read. A cell that a spreadsheet would take for a formula leaves with an apostrophe before it,
 * and loses it when it comes back; so does one that has such an apostrophe of its own, and what comes back is what left.
 */
public final class Cells {
    private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@\\t\\r].*", Pattern.DOTALL);
    /** Blanks of any kind, also those that no one sees, at the ends. */
    private static final Pattern AROUND = Pattern.compile("^[\\s\\u00A0\\u200B\\uFEFF]+|[\\s\\u00A0\\u200B\\uFEFF]+$");

    private static final char SEPARATOR = '|';

    private Cells() {}

    /** A cell as it is written to a file. */
    public static String written(String text) {
        String safe = FORMULA.matcher(text).matches() ? "'" + text : text;
        boolean isPlain = safe.chars().noneMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r')
                && (safe.isEmpty() || (safe.charAt(0) != ' ' && safe.charAt(safe.length() - 1) != ' '));
        return isPlain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }

    /** A cell as it was before {@link #written}, without blanks around it. */
    static String read(String cell) {
        boolean isNeutralised = cell.startsWith("'") && FORMULA.matcher(cell).matches();
        return AROUND.matcher(isNeutralised ? cell.substring(1) : cell).replaceAll("");
    }

    /** A row as it is written to a file. */
    static String row(List<String> cells) {
        StringBuilder row = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            row.append(i == 0 ? "" : ",").append(written(cells.get(i)));
        }
        return row.append("\r\n").toString();
    }

    /** Several texts in one cell. */
    static String joined(List<String> texts) {
        return String.join(
                String.valueOf(SEPARATOR),
                texts.stream()
                        .map(text -> text.replace("\\", "\\\\").replace("|", "\\|"))
                        .toList());
    }

    /** The texts of a cell: separated by bars, and a backslash before a bar that is none. */
    static List<String> split(String cell) {
        List<String> texts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < cell.length(); i++) {
            char character = cell.charAt(i);
            if (character == '\\' && i + 1 < cell.length()) {
                text.append(cell.charAt(++i));
            } else if (character == SEPARATOR) {
                texts.add(text.toString().strip());
                text.setLength(0);
            } else {
                text.append(character);
            }
        }
        texts.add(text.toString().strip());
        texts.removeIf(String::isEmpty);
        return texts;
    }
}

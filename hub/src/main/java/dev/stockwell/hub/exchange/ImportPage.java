package dev.stockwell.hub.exchange;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the page of one import shows.
 *
 * @param mistake what was wrong with the last thing that was asked for
 */
public record ImportPage(
        ImportShown file,
        List<Misfit> badRows,
        List<String> formats,
        @Nullable String mistake) {

    /** What the page shows on which files are sent. */
    public record Start(
            List<ImportShown> imports,
            List<String> mappings,
            List<String> kinds,
            @Nullable String mistake) {}

    /** Whether somebody works on it now, so that the page looks again by itself. */
    public boolean isMoving() {
        return file.status().equals("previewing") || file.status().equals("running");
    }

    /** Whether it may be taken in, or gone on with. */
    public boolean mayRun() {
        boolean isLeft = file.status().equals("previewed")
                || ((file.status().equals("interrupted") || file.status().equals("failed")) && file.report() != null);
        return isLeft;
    }

    /** Whether rows are bad because they have no SKU, and one could be made for each. */
    public boolean mayMakeSkus() {
        return mayChoose()
                && Format.SHOPIFY_PRODUCTS.code().equals(file.format())
                && badRows.stream()
                        .anyMatch(
                                row -> row.field().equals("sku") && row.reason().startsWith("is empty"));
    }

    /** Whether it may still be decided about. */
    public boolean mayChoose() {
        return file.header() != null && file.report() == null && !isMoving();
    }

    /** What to show: what was done, else what would be. */
    public @Nullable Report report() {
        return file.report() != null ? file.report() : file.preview();
    }

    /** Whether something has been taken in. */
    public boolean isRun() {
        return file.report() != null;
    }

    /** The column of a field; empty if it has none. */
    public String column(String field) {
        Map<String, String> columns = file.columns();
        return columns == null ? "" : columns.getOrDefault(field, "");
    }

    /** How far the present step is, in percent. */
    public long percent() {
        return Math.round(file.progress().part() * 100);
    }

    /** The state in a few words. */
    public String state() {
        return switch (file.status()) {
            case "receiving" -> "Arriving";
            case "previewing" -> "Being looked through";
            case "previewed" -> "Looked through; nothing has been changed yet";
            case "running" -> "Being taken in";
            case "done" -> "Taken in";
            case "interrupted" -> isRun() ? "Interrupted; it can go on where it stopped" : "Interrupted";
            default -> "Not possible as it is";
        };
    }
}

package dev.stockwell.hub.exchange;

import dev.stockwell.hub.web.Input;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An import as the API shows it.
 *
 * @param columns which column each field is taken from
 * @param fields those that a column can be named for
 * @param preview what a run would do, as of the preview
 * @param report what the run has done so far
 */
public record ImportShown(
        UUID id,
        String name,
        String status,
        long size,
        Instant createdAt,
        @Nullable String kind,
        @Nullable String format,
        @Nullable String encoding,
        @Nullable String delimiter,
        @Nullable List<String> header,
        @Nullable Map<String, String> columns,
        @Nullable List<String> fields,
        Choices choices,
        Progress progress,
        @Nullable Report preview,
        @Nullable Report report,
        @Nullable String failure) {

    /**
     * How far the present step is.
     *
     * @param part of the file, 0 to 1
     * @param secondsLeft an estimate from what has been done so far; absent where it would be none
     */
    public record Progress(
            double part,
            long rows,
            @Nullable Long rowsPerSecond,
            @Nullable Long secondsLeft) {}

    static ImportShown of(Import file) {
        Import.Opened opened = file.opened();
        return new ImportShown(
                file.id(),
                file.name(),
                Input.written(file.shownStatus()),
                file.size(),
                file.createdAt(),
                opened == null ? null : opened.kind(),
                opened == null ? null : opened.format(),
                opened == null ? null : opened.encoding(),
                opened == null ? null : opened.delimiter(),
                opened == null ? null : opened.header(),
                opened == null ? null : opened.columns(),
                opened == null
                        ? null
                        : Input.choice(opened.format(), "format", Format.class, null).fields().stream()
                                .map(Field::code)
                                .toList(),
                file.choices(),
                progress(file),
                file.preview(),
                file.report(),
                file.failure());
    }

    private static Progress progress(Import file) {
        boolean isRun = file.report() != null;
        Report report = isRun ? file.report() : file.preview();
        long rows = report == null ? 0 : report.rows();
        double part = file.size() == 0 ? 0 : Math.min(1, (double) file.bytesDone() / file.size());
        Instant started = file.startedAt();
        boolean isMoving =
                file.shownStatus() == Import.Status.PREVIEWING || file.shownStatus() == Import.Status.RUNNING;
        if (started == null || !isMoving || part == 0) {
            return new Progress(part, rows, null, null);
        }
        double seconds =
                Math.max(0.001, Duration.between(started, file.updatedAt()).toMillis() / 1_000.0);
        return new Progress(part, rows, Math.round(rows / seconds), Math.round(seconds * (1 - part) / part));
    }
}

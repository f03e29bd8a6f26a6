package dev.stockwell.hub.exchange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/** A report in the making. */
final class Tally {
    private static final Comparator<Result.Change> BY_SIZE = Comparator.comparingLong(Result.Change::size)
            .thenComparing(Comparator.comparingInt(Result.Change::line).reversed());

    private final Map<String, Long> skipped;
    private final List<Result.Warning> warnings;
    private final PriorityQueue<Result.Change> largest = new PriorityQueue<>(BY_SIZE);
    private long rows;
    private long created;
    private long changed;
    private long unchanged;
    private long bad;
    private long badKept;
    private long originals;
    private long warningsInAll;

    Tally(Report before) {
        this.rows = before.rows();
        this.created = before.created();
        this.changed = before.changed();
        this.unchanged = before.unchanged();
        this.bad = before.bad();
        this.badKept = before.badKept();
        this.skipped = new LinkedHashMap<>(before.skipped());
        this.warnings = new ArrayList<>(before.warnings());
        this.warningsInAll = before.warningsInAll();
        this.largest.addAll(before.largest());
    }

    void add(Result result) {
        rows += result.unit().rows().size();
        switch (result.what()) {
            case NEW -> created++;
            case CHANGED -> changed++;
            case UNCHANGED -> unchanged++;
            case SKIPPED ->
                skipped.merge(result.reason(), (long) result.unit().rows().size(), Long::sum);
            case BAD -> bad += result.misfits().size();
        }
        if (result.what() != Result.What.BAD) {
            addWarnings(result.warnings());
            Result.Change change = result.change();
            if (change != null) {
                largest.add(change);
                if (largest.size() > Limits.LARGEST) {
                    largest.remove();
                }
            }
        }
    }

    void addBroken() {
        rows++;
        bad++;
    }

    private void addWarnings(List<Result.Warning> more) {
        warningsInAll += more.size();
        int room = Limits.WARNINGS_KEPT - warnings.size();
        warnings.addAll(more.subList(0, Math.clamp(room, 0, more.size())));
    }

    /** Those bad rows that there is still room to keep, each with as much of its original as there is room for. */
    List<Misfit> kept(List<Misfit> misfits) {
        List<Misfit> kept = new ArrayList<>();
        for (Misfit misfit : misfits) {
            if (badKept == Limits.BAD_ROWS_KEPT) {
                break;
            }
            badKept++;
            int length = misfit.original().length();
            boolean fits = length <= Limits.ORIGINAL_CHARS && originals + length <= Limits.ORIGINALS_KEPT;
            originals += fits ? length : 0;
            kept.add(fits ? misfit : new Misfit(misfit.line(), misfit.field(), misfit.reason(), ""));
        }
        return kept;
    }

    Report report() {
        List<Result.Change> sorted = largest.stream().sorted(BY_SIZE.reversed()).toList();
        return new Report(
                rows,
                created,
                changed,
                unchanged,
                bad,
                badKept,
                Map.copyOf(skipped),
                List.copyOf(warnings),
                warningsInAll,
                sorted);
    }
}

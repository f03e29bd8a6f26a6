package dev.stockwell.hub.exchange;

import dev.stockwell.hub.web.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What becomes of a unit of a file, and what a person should know of it. */
public final class Result {
    /** What became of it. */
    enum What {
        NEW,
        CHANGED,
        UNCHANGED,
        SKIPPED,
        BAD
    }

    /** Something that a person should look at; the row is taken in all the same. */
    public record Warning(int line, String field, String message) {}

    /**
     * A change that a report names.
     *
     * @param size how large it is, to compare it with others of its kind
     */
    public record Change(int line, String name, String change, long size) {}

    private final Unit unit;
    private final List<Warning> warnings = new ArrayList<>();
    private final List<Misfit> misfits = new ArrayList<>();
    private What what = What.UNCHANGED;
    private String reason = "";
    private @Nullable Change change;

    Result(Unit unit) {
        this.unit = unit;
    }

    void warn(int line, Field field, String message) {
        warnings.add(new Warning(line, field.code(), Misfit.cut(message)));
    }

    Result skipped(String why) {
        what = What.SKIPPED;
        reason = why;
        return this;
    }

    /** All rows of the unit are bad; the one that a problem is about says why, the others that they go with it. */
    Result bad(TableRow row, Problem problem) {
        what = What.BAD;
        misfits.clear();
        for (TableRow each : unit.rows()) {
            misfits.add(
                    each.line() == row.line()
                            ? Misfit.of(each.source(), problem)
                            : new Misfit(
                                    each.line(),
                                    "",
                                    "goes with line " + row.line() + ", which is bad",
                                    each.source().original()));
        }
        return this;
    }

    Result is(What outcome) {
        what = outcome;
        return this;
    }

    Result changes(Change made) {
        change = made;
        return this;
    }

    Unit unit() {
        return unit;
    }

    What what() {
        return what;
    }

    String reason() {
        return reason;
    }

    List<Warning> warnings() {
        return warnings;
    }

    List<Misfit> misfits() {
        return misfits;
    }

    @Nullable
    Change change() {
        return change;
    }
}

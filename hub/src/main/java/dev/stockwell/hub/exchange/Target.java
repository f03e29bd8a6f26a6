package dev.stockwell.hub.exchange;

import dev.stockwell.hub.web.Problem;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the rows of one kind are taken in as. It remembers what a file's rows say of each other, so each file has its own. */
interface Target {
    /** What rows that follow each other must share to be one unit; null if each row stands alone. */
    default @Nullable String group(TableRow row) {
        return null;
    }

    /**
     * Reads what units mean, in their order: the results of those that are bad or skipped are whole, the others are to be
     * decided.
     */
    List<Result> read(List<Unit> units);

    /** Says what the units that were read last would change. It changes nothing. */
    void preview(List<Result> results);

    /**
     * Takes in what was read last.
     *
     * @param besides is given all results, in the transaction of the change where there is one, and after it otherwise
     */
    void run(List<Result> results, String actor, Consumer<List<Result>> besides);

    /** A row that cannot be understood is a problem that names its field; it never stops the others. */
    static boolean isOpen(Result result) {
        return result.what() == Result.What.UNCHANGED;
    }

    /** Reads one unit; a problem makes it bad. */
    static Result read(Unit unit, Consumer<Result> reading) {
        Result result = new Result(unit);
        try {
            reading.accept(result);
        } catch (Problem problem) {
            result.bad(unit.first(), problem);
        }
        return result;
    }
}

package dev.stockwell.hub.exchange;

import dev.stockwell.hub.web.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a table in pieces that are decided together. Rows of one group are never torn apart. */
final class Chunks {
    private final Table table;
    private final Target target;
    private List<TableRow> group = new ArrayList<>();
    private @Nullable String groupKey;
    private List<Unit> units = new ArrayList<>();
    private List<Misfit> broken = new ArrayList<>();
    private boolean isEnd;
    private int characters;
    private int lastLine;

    Chunks(Table table, Target target) {
        this.table = table;
        this.target = target;
    }

    /**
     * A piece of a file.
     *
     * @param broken the rows that could not even be taken apart
     * @param lineDone all rows up to this line are in this piece or in one before it
     */
    record Chunk(List<Unit> units, List<Misfit> broken, int lineDone) {}

    /** The next piece; null at the end. */
    @Nullable
    Chunk next() throws IOException {
        while (!isEnd && units.size() + broken.size() < Limits.CHUNK && characters < Limits.CHUNK_CHARACTERS) {
            SourceRow row = table.next();
            if (row == null) {
                isEnd = true;
                closeGroup();
            } else {
                add(row);
                characters += row.original().length();
                lastLine = row.line();
            }
        }
        if (units.isEmpty() && broken.isEmpty()) {
            return null;
        }
        Chunk chunk = new Chunk(
                units, broken, group.isEmpty() ? lastLine : group.getFirst().line() - 1);
        units = new ArrayList<>();
        broken = new ArrayList<>();
        characters = 0;
        return chunk;
    }

    private void add(SourceRow row) {
        switch (row) {
            case SourceRow.Broken bad -> {
                closeGroup();
                String column = bad.column() <= table.header().size()
                        ? table.header().get(bad.column() - 1)
                        : "column " + bad.column();
                broken.add(new Misfit(bad.line(), column, bad.reason(), bad.original()));
            }
            case SourceRow.Cells cells -> add(table.row(cells));
        }
    }

    private void add(TableRow row) {
        String key = key(row);
        boolean isSame = key != null && key.equals(groupKey) && group.size() < Limits.CHUNK;
        if (!isSame) {
            closeGroup();
            groupKey = key;
        }
        group.add(row);
        if (key == null) {
            closeGroup();
        }
    }

    private @Nullable String key(TableRow row) {
        try {
            return target.group(row);
        } catch (Problem unreadable) {
            return null;
        }
    }

    private void closeGroup() {
        if (!group.isEmpty()) {
            units.add(new Unit(group));
            group = new ArrayList<>();
        }
        groupKey = null;
    }
}

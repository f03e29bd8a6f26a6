package dev.stockwell.hub.exchange;

import dev.stockwell.hub.store.Documents;
import dev.stockwell.hub.web.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Goes through a file, chunk by chunk. What a chunk changes is committed together with the note that it is done, so that
 * a run that was interrupted goes on where it stopped. Memory does not grow with the file, but for the names in it.
 */
@Component
class ImportWork {
    private static final Logger LOG = LoggerFactory.getLogger(ImportWork.class);
    private static final long BETWEEN_NOTES_NANOS = 500_000_000L;

    private final ImportStore store;
    private final Targets targets;
    private final Documents documents;

    ImportWork(ImportStore store, Targets targets, Documents documents) {
        this.store = store;
        this.targets = targets;
        this.documents = documents;
    }

    /** Finds out what a file would change, under the import's lock. */
    void preview(Import file) {
        work(file, Import.Status.PREVIEWED, this::previewAll);
    }

    /** Takes a file in, or what an interrupted run has left of it, under the import's lock. */
    void run(Import file) {
        work(file, Import.Status.DONE, this::runAll);
    }

    private interface Step {
        void go(Import file) throws IOException;
    }

    private void work(Import file, Import.Status end, Step step) {
        try {
            step.go(file);
            store.end(file.id(), end, null);
        } catch (Problem misfit) {
            store.end(file.id(), Import.Status.FAILED, Objects.requireNonNullElse(misfit.getMessage(), "It failed."));
        } catch (IOException | RuntimeException failed) {
            LOG.error("Import {} of {} stopped", file.id(), file.name(), failed);
            store.end(
                    file.id(),
                    Import.Status.FAILED,
                    "It stopped: " + failed.getMessage() + ". What is done stays; run it again to go on.");
        }
    }

    private void previewAll(Import file) throws IOException {
        store.forgetBadRows(file.id());
        Tally tally = new Tally(Report.NOTHING);
        ImportStore.File content = store.file(file.id());
        try (Table table = open(file, content)) {
            Target target = targets.of(table, file);
            Chunks chunks = new Chunks(table, target);
            long noted = System.nanoTime();
            for (Chunks.Chunk chunk = chunks.next(); chunk != null; chunk = chunks.next()) {
                List<Result> results = target.read(chunk.units());
                target.preview(results);
                store.addBadRows(file.id(), tally.kept(count(tally, chunk.broken(), results)));
                if (System.nanoTime() - noted > BETWEEN_NOTES_NANOS) {
                    noted = System.nanoTime();
                    store.previewProgress(file.id(), tally.report(), content.position());
                }
            }
        }
        store.previewProgress(file.id(), tally.report(), file.size());
    }

    private void runAll(Import file) throws IOException {
        boolean isFresh = !file.isBegun();
        if (isFresh) {
            store.forgetBadRows(file.id());
        }
        Tally tally = new Tally(isFresh || file.report() == null ? Report.NOTHING : file.report());
        int before = isFresh ? 0 : file.lineDone();
        ImportStore.File content = store.file(file.id());
        try (Table table = open(file, content)) {
            Target target = targets.of(table, file);
            Chunks chunks = new Chunks(table, target);
            for (Chunks.Chunk chunk = chunks.next(); chunk != null; chunk = chunks.next()) {
                take(file, target, left(chunk, target, before), tally, content);
            }
        } finally {
            documents.announce();
        }
        store.runProgress(file.id(), tally.report(), file.size(), Integer.MAX_VALUE);
    }

    /** What is left of a chunk after what was done before; the target remembers the rest. */
    private static Chunks.Chunk left(Chunks.Chunk chunk, Target target, int lineDone) {
        List<Unit> done = chunk.units().stream()
                .filter(unit -> unit.lastLine() <= lineDone)
                .toList();
        if (done.isEmpty() && lineDone == 0) {
            return chunk;
        }
        target.read(done);
        return new Chunks.Chunk(
                chunk.units().stream()
                        .filter(unit -> unit.lastLine() > lineDone)
                        .toList(),
                chunk.broken().stream().filter(row -> row.line() > lineDone).toList(),
                chunk.lineDone());
    }

    private void take(Import file, Target target, Chunks.Chunk chunk, Tally tally, ImportStore.File content) {
        if (chunk.units().isEmpty() && chunk.broken().isEmpty()) {
            return;
        }
        List<Result> read = target.read(chunk.units());
        target.run(read, file.actor(), results -> {
            store.addBadRows(file.id(), tally.kept(count(tally, chunk.broken(), results)));
            store.runProgress(file.id(), tally.report(), content.position(), chunk.lineDone());
        });
    }

    private static List<Misfit> count(Tally tally, List<Misfit> broken, List<Result> results) {
        List<Misfit> bad = new ArrayList<>(broken);
        broken.forEach(row -> tally.addBroken());
        for (Result result : results) {
            tally.add(result);
            bad.addAll(result.misfits());
        }
        return bad;
    }

    private Table open(Import file, ImportStore.File content) throws IOException {
        Table table = Table.open(content, file.choices());
        store.opened(file.id(), opened(table));
        if (!table.lacking().isEmpty() && !isWide(table)) {
            Field field = table.lacking().getFirst();
            table.close();
            throw Problem.invalid(
                    "columns." + field.code(), "no column is known to be the " + field.code() + "; say which one is");
        }
        return table;
    }

    /** An inventory with a column for each location has none for the quantity. */
    private static boolean isWide(Table table) {
        return table.format() == Format.SHOPIFY_INVENTORY && table.lacking().equals(List.of(Field.QUANTITY));
    }

    private static Import.Opened opened(Table table) {
        Map<String, String> columns = new LinkedHashMap<>();
        table.columns().forEach((field, name) -> columns.put(field.code(), name));
        char delimiter = table.dialect().delimiter();
        return new Import.Opened(
                table.format().kind().code(),
                table.format().code(),
                table.dialect().charset().name(),
                delimiter == '\t' ? "tab" : String.valueOf(delimiter),
                table.header(),
                columns);
    }
}

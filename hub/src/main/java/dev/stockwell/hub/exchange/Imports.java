package dev.stockwell.hub.exchange;

import dev.stockwell.hub.web.Input;
import dev.stockwell.hub.web.Problem;
import dev.stockwell.hub.web.ProblemCode;
import dev.stockwell.kernel.UuidV7;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;

/**
 * The imports of a hub. Whoever works on one holds its advisory lock, on a connection of its own: it ends with the
 * process, and so an import that nobody works on any more is known at once, by every node.
 */
@Component
class Imports {
    private static final Logger LOG = LoggerFactory.getLogger(Imports.class);
    private static final String LOCK = "select pg_try_advisory_lock(?, ?)";
    private static final String UNLOCK = "select pg_advisory_unlock(?, ?)";
    private static final int WAITING_MAX = 8;
    private static final int NAME_MAX = 200;
    private static final int MAPPING_MAX = 100;

    private final ImportStore store;
    private final ImportWork work;
    private final Mappings mappings;
    private final DataSource database;
    private final UuidV7 ids;
    private final ThreadPoolExecutor worker = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING_MAX),
            Thread.ofPlatform().name("import").daemon().factory());

    Imports(ImportStore store, ImportWork work, Mappings mappings, DataSource database, UuidV7 ids) {
        this.store = store;
        this.work = work;
        this.mappings = mappings;
        this.database = database;
        this.ids = ids;
    }

    /** What comes with a file. */
    record Upload(
            @Nullable UUID id,
            @Nullable String name,
            String actor,
            @Nullable String mapping,
            Choices choices) {}

    Import require(UUID id) {
        return store.find(id).orElseThrow(() -> new Problem(ProblemCode.NOT_FOUND, "There is no import " + id + "."));
    }

    /** Takes a file and begins to look through it. The same id again answers what has become of it. */
    Import receive(Upload upload, InputStream file) throws IOException {
        UUID id = upload.id() == null ? ids.next() : upload.id();
        if (keep(id, upload, file, Limits.FILE_BYTES)) {
            start(require(id), Import.Status.PREVIEWING, require(id).choices(), work::preview);
        }
        return require(id);
    }

    /** Takes a small file, and looks through it or takes it in at once. */
    Import now(Upload upload, InputStream file, boolean isPreview) throws IOException {
        UUID id = upload.id() == null ? ids.next() : upload.id();
        if (keep(id, upload, file, Limits.SMALL_FILE_BYTES)) {
            Import kept = require(id);
            Held held = hold(kept);
            Import.Status status = isPreview ? Import.Status.PREVIEWING : Import.Status.RUNNING;
            go(kept, status, kept.choices(), held, isPreview ? work::preview : work::run);
        }
        return require(id);
    }

    /** Decides about a file anew, and looks through it again. */
    Import choose(UUID id, Choices choices, @Nullable String saveAs) {
        Import file = require(id);
        if (file.status() == Import.Status.DONE || file.report() != null) {
            throw Problem.invalid("id", "has been taken in; send the file again to decide differently");
        }
        if (saveAs != null) {
            mappings.put(Input.text(saveAs, "saveAs", MAPPING_MAX), choices);
        }
        start(file, Import.Status.PREVIEWING, choices, work::preview);
        return require(id);
    }

    /** Takes a file in, or goes on with it. One that is done stays done. */
    Import run(UUID id) {
        Import file = require(id);
        boolean isRunning = file.status() == Import.Status.RUNNING && file.isHeld();
        if (file.status() != Import.Status.DONE && !isRunning) {
            if (file.digest() == null) {
                throw Problem.invalid("id", "was not received whole; send the file again");
            }
            start(file, Import.Status.RUNNING, file.choices(), work::run);
        }
        return require(id);
    }

    @PreDestroy
    void stop() {
        worker.shutdownNow();
    }

    private boolean keep(UUID id, Upload upload, InputStream file, long bytesMax) throws IOException {
        String name = upload.name() == null || upload.name().isBlank()
                ? "file"
                : Input.text(upload.name().strip(), "name", NAME_MAX);
        Choices choices = upload.choices();
        if (upload.mapping() != null) {
            String mapping = upload.mapping();
            choices = choices.or(mappings.find(mapping)
                    .orElseThrow(() -> Problem.invalid("mapping", "there is none called " + mapping)));
        }
        checked(choices);
        if (!store.insert(id, name, upload.actor(), choices)) {
            return false;
        }
        try {
            store.receive(id, file, bytesMax);
            return true;
        } catch (Problem tooLarge) {
            store.end(id, Import.Status.FAILED, tooLarge.getMessage());
            throw tooLarge;
        }
    }

    static Choices checked(Choices choices) {
        Table.kind(choices.kind());
        Encodings.named(choices.encoding());
        if (choices.format() != null) {
            Input.choice(choices.format(), "format", Format.class, null);
        }
        if (choices.emptySku() != null
                && !choices.emptySku().equals(Choices.HANDLE_AND_OPTIONS)
                && !choices.emptySku().equals(Choices.REPORT)) {
            throw Problem.invalid("emptySku", "must be report or handle-options");
        }
        return choices;
    }

    private void start(Import file, Import.Status status, Choices choices, Consumer<Import> step) {
        checked(choices);
        Held held = hold(file);
        store.begin(file.id(), status, choices);
        try {
            worker.execute(() -> go(file, status, choices, held, step));
        } catch (RejectedExecutionException full) {
            held.close();
            throw new Problem(ProblemCode.BUSY, "Too many files are waiting to be looked through.");
        }
    }

    private void go(Import file, Import.Status status, Choices choices, Held held, Consumer<Import> step) {
        try (held) {
            store.begin(file.id(), status, choices);
            step.accept(require(file.id()));
        } catch (RuntimeException unwritable) {
            LOG.error("Import {} could not be noted as ended; it can be gone on with", file.id(), unwritable);
        }
    }

    /** The lock of an import; it is held by a connection that does nothing else. */
    private record Held(Connection connection, int number) implements AutoCloseable {
        @Override
        public void close() {
            try (connection;
                    PreparedStatement unlock = connection.prepareStatement(UNLOCK)) {
                unlock.setInt(1, ImportStore.LOCK_CLASS);
                unlock.setInt(2, number);
                unlock.execute();
            } catch (SQLException gone) {
                LOG.warn("An import's lock ended with its connection: {}", gone.getMessage());
            }
        }
    }

    @SuppressWarnings("MustBeClosedChecker")
    private Held hold(Import file) {
        try {
            Connection connection = database.getConnection();
            boolean isMine = false;
            try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
                lock.setInt(1, ImportStore.LOCK_CLASS);
                lock.setInt(2, file.number());
                try (ResultSet answer = lock.executeQuery()) {
                    isMine = answer.next() && answer.getBoolean(1);
                }
            } finally {
                if (!isMine) {
                    connection.close();
                }
            }
            if (!isMine) {
                throw new Problem(ProblemCode.IDEMPOTENCY_KEY_IN_PROGRESS, "The import is being worked on.");
            }
            return new Held(connection, file.number());
        } catch (SQLException unreachable) {
            throw new DataAccessResourceFailureException("no connection for an import", unreachable);
        }
    }
}

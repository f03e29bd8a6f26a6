package dev.stockwell.proof.hub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The folder of one proof: the one that was named, which stays, or one of its own, which goes with the proof. */
public final class WorkFolder implements AutoCloseable {
    private final Path path;
    private final boolean isOurs;

    private WorkFolder(Path path, boolean isOurs) {
        this.path = path;
        this.isOurs = isOurs;
    }

    /** Any user may enter it: PostgreSQL does not run as root. */
    public static WorkFolder of(@Nullable Path named) throws IOException {
        return named == null
                ? new WorkFolder(
                        Files.createTempDirectory(
                                "stockwell-proof-",
                                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x"))),
                        true)
                : new WorkFolder(Files.createDirectories(named).toRealPath(), false);
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        if (!isOurs) {
            return;
        }
        try (Stream<Path> all = Files.walk(path)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }
}

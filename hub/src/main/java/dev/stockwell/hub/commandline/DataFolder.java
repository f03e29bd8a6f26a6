package dev.stockwell.hub.commandline;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The data directory, and what a running hub leaves in it for other goals to find. */
final class DataFolder {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data directory (default: STOCKWELL_DATA, else one in the user's home).")
    private @Nullable Path folder;

    DataFolder() {}

    DataFolder(Path folder) {
        this.folder = folder;
    }

    Path path() {
        Path chosen = folder;
        if (chosen == null) {
            String named = System.getenv("STOCKWELL_DATA");
            chosen = named == null || named.isBlank() ? inHome() : Path.of(named);
        }
        return chosen.toAbsolutePath().normalize();
    }

    /** Says where the hub of this folder listens. */
    void note(URI address) throws IOException {
        Files.writeString(file(), address + "\n");
    }

    void forgetAddress() {
        try {
            Files.deleteIfExists(file());
        } catch (IOException leftBehind) {
            System.err.println("stockwell: " + file() + " could not be deleted.");
        }
    }

    /** Where the hub of this folder listened when it was last seen. */
    Optional<URI> address() throws IOException {
        return Files.exists(file())
                ? Optional.of(URI.create(Files.readString(file()).strip()))
                : Optional.empty();
    }

    Path ownerKey() {
        return path().resolve("owner.key");
    }

    private Path file() {
        return path().resolve("address");
    }

    private static Path inHome() {
        Path home = Path.of(System.getProperty("user.home"));
        if (System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac")) {
            return home.resolve("Library/Application Support/Stockwell");
        }
        String data = System.getenv("XDG_DATA_HOME");
        Path base = data == null || data.isBlank() ? home.resolve(".local/share") : Path.of(data);
        return base.resolve("stockwell");
    }
}

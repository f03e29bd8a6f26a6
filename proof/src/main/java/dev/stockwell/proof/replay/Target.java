package dev.stockwell.proof.replay;

import dev.stockwell.proof.hub.HubClient;
import dev.stockwell.proof.hub.HubProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The hub that a year is sent to: one that runs already, or one of our own that ends with the replay. */
final class Target implements AutoCloseable {
    private final HubClient client;
    private final @Nullable HubProcess own;
    private final @Nullable Path removed;

    private Target(HubClient client, @Nullable HubProcess own, @Nullable Path removed) {
        this.client = client;
        this.own = own;
        this.removed = removed;
    }

    static Target running(URI url, String key) {
        return new Target(new HubClient(url, key), null, null);
    }

    static Target startedIn(Path data) throws IOException {
        return start(data, null);
    }

    /** PostgreSQL's account must be able to enter the folder. */
    static Target temporary(boolean keep) throws IOException {
        Path folder = Files.createTempDirectory(
                "stockwell-replay-",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        return start(folder, keep ? null : folder);
    }

    private static Target start(Path data, @Nullable Path removed) throws IOException {
        List<String> flags = new ArrayList<>(HubProcess.USUAL_FLAGS);
        flags.addAll(Footprint.flags(data));
        HubProcess hub = HubProcess.start(data, HubProcess.freePort(), flags);
        return new Target(hub.client(), hub, removed);
    }

    HubClient client() {
        return client;
    }

    /** What it has used; null if it is not ours. */
    @Nullable
    Footprint footprint() throws IOException {
        return own == null ? null : Footprint.of(own);
    }

    /** Where it is, in words. */
    String place() {
        return own == null
                ? "a hub that runs already"
                : "a hub of its own in " + own.data() + (removed == null ? "" : " (removed at the end)");
    }

    @Override
    public void close() throws IOException {
        client.close();
        if (own != null) {
            own.close();
        }
        if (removed != null) {
            try (Stream<Path> all = Files.walk(removed)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(path);
                }
            }
        }
    }
}

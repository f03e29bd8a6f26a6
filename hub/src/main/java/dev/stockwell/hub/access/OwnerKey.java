package dev.stockwell.hub.access;

import dev.stockwell.hub.store.HubSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/** The owner's own key, in a file of the data directory that only he can read. Made at the first start. */
@Component
class OwnerKey implements InitializingBean {
    private static final String FILE = "owner.key";

    private final AccessKeys keys;
    private final Path folder;

    OwnerKey(AccessKeys keys, HubSettings settings) {
        this.keys = keys;
        this.folder = settings.data();
    }

    /** A file that is lost, or whose key the database does not know, is made anew: who can write here is the owner. */
    @Override
    public void afterPropertiesSet() {
        Path file = folder.resolve(FILE);
        try {
            if (!Files.exists(file) || keys.find(Files.readString(file).strip()).isEmpty()) {
                write(file, keys.make("owner", Role.OWNER).secret());
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("The owner's key cannot be kept in " + file, failed);
        }
    }

    private void write(Path file, String secret) throws IOException {
        Files.createDirectories(folder);
        Path fresh = Files.createTempFile(
                folder,
                FILE,
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, secret + "\n");
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}

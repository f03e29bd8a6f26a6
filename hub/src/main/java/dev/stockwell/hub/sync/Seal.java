package dev.stockwell.hub.sync;

import dev.stockwell.hub.store.HubSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.random.RandomGenerator;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Seals what nobody may read out of the database alone: AES-256 in GCM (NIST SP 800-38D), with a new nonce each time.
 *
 * <p>The key is {@code secret.key} in the data folder, readable by its owner; nodes that share a database share it by
 * STOCKWELL_SECRET_KEY, 32 bytes in base64.
 */
@Component
class Seal {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final String FILE = "secret.key";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey key;
    private final RandomGenerator random;

    Seal(
            HubSettings settings,
            RandomGenerator random,
            @Value("${STOCKWELL_SECRET_KEY:#{null}}") @Nullable String given) {
        this.random = random;
        this.key = new SecretKeySpec(given == null ? kept(settings.data().resolve(FILE)) : decoded(given), "AES");
    }

    byte[] close(String text, String owner) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, text.getBytes(StandardCharsets.UTF_8), owner);
        return ByteBuffer.allocate(nonce.length + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
    }

    /** @param owner what it was sealed for; a seal that was moved to somebody else does not open */
    String open(byte[] sealed, String owner) {
        byte[] nonce = new byte[NONCE_BYTES];
        byte[] rest = new byte[sealed.length - NONCE_BYTES];
        ByteBuffer.wrap(sealed).get(nonce).get(rest);
        return new String(run(Cipher.DECRYPT_MODE, nonce, rest, owner), StandardCharsets.UTF_8);
    }

    private byte[] run(int mode, byte[] nonce, byte[] content, String owner) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(content);
        } catch (GeneralSecurityException otherKey) {
            throw new IllegalStateException(
                    "The secrets of " + owner + " do not open with this key. Is it the data folder's own " + FILE
                            + ", or the STOCKWELL_SECRET_KEY that they were sealed with? Otherwise connect it again.",
                    otherKey);
        }
    }

    private byte[] kept(Path file) {
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            return decoded(Files.readString(file).strip());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file + " cannot be read or made", unreadable);
        }
    }

    private void make(Path file) throws IOException {
        byte[] fresh = new byte[KEY_BYTES];
        random.nextBytes(fresh);
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, Base64.getEncoder().encodeToString(fresh));
        } catch (FileAlreadyExistsException another) {
            // Another node has made it in this moment.
        }
    }

    private static byte[] decoded(String text) {
        byte[] key = Base64.getDecoder().decode(text);
        if (key.length != KEY_BYTES) {
            throw new IllegalStateException("the secret key must be " + KEY_BYTES + " bytes in base64");
        }
        return key;
    }
}

package dev.stockwell.hub.access;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Passwords, kept as bcrypt. A check costs a quarter of a second of one processor on purpose, so few run at a time; and it
 * costs the same for a name that nobody has, so that the time tells nothing.
 */
@Component
class Passwords {
    static final int LENGTH_MIN = 12;

    private static final int STRENGTH = 12;
    private static final int BYTES_MAX = 72;
    private static final int DIFFERENT_MIN = 5;
    private static final int AT_ONCE = 2;
    /** Of a password that nobody knows. */
    private static final String NOBODYS = "$2a$12$pTbpQsxCMg2qskoy78B.bOhzxXIqj3UrjtHJhP2GLTrgqarfmFXnO";

    private final BCryptPasswordEncoder bcrypt = new BCryptPasswordEncoder(STRENGTH);
    private final Semaphore running = new Semaphore(AT_ONCE, true);

    /** What is wrong with a new password; empty if nothing is. */
    static Optional<String> objection(String password, Person person) {
        if (password.codePointCount(0, password.length()) < LENGTH_MIN) {
            return Optional.of("Choose at least " + LENGTH_MIN + " characters; a few words are easy to remember.");
        }
        if (bytes(password) > BYTES_MAX) {
            return Optional.of(
                    "Choose a shorter one: at most " + BYTES_MAX + " characters, fewer if they have accents.");
        }
        String lower = password.toLowerCase(Locale.ROOT);
        boolean isOfTheName = lower.contains(person.signInName().toLowerCase(Locale.ROOT));
        if (isOfTheName || password.codePoints().distinct().count() < DIFFERENT_MIN) {
            return Optional.of("That one is guessed first. Choose a few words that are not your name.");
        }
        return Optional.empty();
    }

    String hash(String password) {
        return limited(() -> {
            String hash = bcrypt.encode(password);
            if (hash == null) {
                throw new IllegalStateException("bcrypt makes a hash of every password");
            }
            return hash;
        });
    }

    boolean isRight(String password, @Nullable String hash) {
        boolean isTooLong = bytes(password) > BYTES_MAX;
        String tried = isTooLong ? "" : password;
        boolean matches = limited(() -> bcrypt.matches(tried, hash == null ? NOBODYS : hash));
        return matches && hash != null && !isTooLong;
    }

    private <T> T limited(java.util.function.Supplier<T> work) {
        running.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            running.release();
        }
    }

    private static int bytes(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length;
    }
}

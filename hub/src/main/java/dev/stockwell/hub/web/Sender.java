package dev.stockwell.hub.web;

import dev.stockwell.kernel.CommandId;
import dev.stockwell.kernel.Digest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who sends a call, and the key under which a repeat of it is known.
 *
 * @param route the call's method and path, so that one key may serve different calls
 * @param key the Idempotency-Key, if one was sent
 */
public record Sender(Actor actor, String route, @Nullable String key) {
    private static final int KEY_MAX = 255;

    /** Reads the header; quoted, as the IETF draft wants it, or bare, as most clients send it. */
    static Sender of(Actor actor, String route, @Nullable String header) {
        if (header == null) {
            return new Sender(actor, route, null);
        }
        boolean isQuoted = header.length() > 1 && header.startsWith("\"") && header.endsWith("\"");
        String key = isQuoted ? header.substring(1, header.length() - 1) : header;
        return new Sender(actor, route, Input.text(key, "Idempotency-Key", KEY_MAX));
    }

    /** The id that the body carries, else the one that the key stands for; null if there is neither. */
    public @Nullable CommandId idOr(@Nullable UUID inBody) {
        if (inBody != null) {
            return new CommandId(inBody);
        }
        if (key == null) {
            return null;
        }
        try {
            return new CommandId(UUID.fromString(key));
        } catch (IllegalArgumentException anyText) {
            return new CommandId(CommandId.uuidOf(Digest.of(actor.name() + '\n' + route + '\n' + key)));
        }
    }
}

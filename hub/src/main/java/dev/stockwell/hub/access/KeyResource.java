package dev.stockwell.hub.access;

import dev.stockwell.hub.web.Input;
import dev.stockwell.hub.web.Page;
import dev.stockwell.hub.web.Problem;
import dev.stockwell.hub.web.ProblemCode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The keys that programs sign in with. For owners only. */
@RestController
@RequestMapping("/api/v1/keys")
class KeyResource {
    private static final int NAME_MAX = 100;

    private final AccessKeys keys;

    KeyResource(AccessKeys keys) {
        this.keys = keys;
    }

    record KeyBody(@Nullable String name, @Nullable String role) {}

    /** A key as it is shown; the secret only when it is made. */
    record KeyView(
            UUID id,
            String name,
            String role,
            Instant createdAt,
            @Nullable Instant revokedAt,
            @Nullable String secret) {
        static KeyView of(AccessKey key, @Nullable String secret) {
            return new KeyView(
                    key.id(), key.name(), Input.written(key.role()), key.createdAt(), key.revokedAt(), secret);
        }
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    KeyView make(@RequestBody KeyBody body) {
        AccessKeys.Made made = keys.make(
                Input.text(body.name(), "name", NAME_MAX), Input.choice(body.role(), "role", Role.class, Role.WRITE));
        return KeyView.of(made.key(), made.secret());
    }

    @GetMapping
    Page<KeyView> list() {
        List<KeyView> all =
                keys.all().stream().map(key -> KeyView.of(key, null)).toList();
        return new Page<>(all, null);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable UUID id) {
        if (!keys.revoke(id)) {
            throw new Problem(ProblemCode.NOT_FOUND, "There is no valid key of this id.");
        }
    }
}

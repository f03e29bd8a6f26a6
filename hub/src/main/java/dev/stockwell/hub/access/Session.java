package dev.stockwell.hub.access;

import java.time.Instant;
import java.util.UUID;

/**
 * A person signed in on one device.
 *
 * @param byLink whether a link let the person in, who then may set a password without knowing the old one
 * @param device the browser, as it calls itself
 */
record Session(
        UUID id,
        Person person,
        boolean byLink,
        String device,
        String address,
        Instant createdAt,
        Instant seenAt,
        Instant expiresAt) {
    /** The request's attribute that holds it. */
    static final String ATTRIBUTE = "stockwell.session";
}

package dev.stockwell.hub.access;

import java.time.Instant;
import java.util.List;

/**
 * What a person sees of himself.
 *
 * @param name what he is called, or what he typed if that could not be taken
 * @param needsOldPassword whether a new password must be preceded by the old one
 * @param isWelcome whether he has just come in for the first time
 * @param done what was done a moment ago, as a sentence; empty if nothing was
 */
public record AccountPage(
        String name,
        String signInName,
        String role,
        String roleMeaning,
        boolean isOwner,
        boolean hasPassword,
        boolean needsOldPassword,
        int passwordMin,
        boolean isWelcome,
        String done,
        Problems problems,
        List<Place> places) {
    /** Why a form could not be taken; each is empty if it could. */
    public record Problems(String name, String signInName, String old, String password) {
        static final Problems NONE = new Problems("", "", "", "");
    }

    /**
     * Where the person is signed in.
     *
     * @param isHere whether this is the browser that asks
     */
    public record Place(
            String id, String device, String address, boolean byLink, Instant since, Instant seen, boolean isHere) {}

    /** Whether he is signed in anywhere else. */
    public boolean isElsewhereToo() {
        return places.size() > 1;
    }
}

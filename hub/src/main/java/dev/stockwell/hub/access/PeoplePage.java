package dev.stockwell.hub.access;

import java.util.List;

/**
 * Those who may sign in, as owners see them.
 *
 * @param invited what was typed to invite somebody
 * @param link a link that was just made, shown this once
 * @param done what was done a moment ago, as a sentence; empty if nothing was
 * @param problem why something could not be done; empty if it could
 */
public record PeoplePage(
        List<Row> people, List<RoleChoice> roles, Invited invited, Link link, String done, String problem) {
    /** A person and where that person is signed in. */
    public record Row(
            String id, String name, String signInName, String role, boolean hasPassword, int places, boolean isMe) {}

    /** What was typed; empty at first. */
    public record Invited(String name, String signInName, String role) {
        static final Invited NOBODY = new Invited("", "", "write");
    }

    /** A one-time link and for whom it is; empty if there is none. */
    public record Link(String name, String url, String goodFor) {
        static final Link NONE = new Link("", "", "");
    }
}

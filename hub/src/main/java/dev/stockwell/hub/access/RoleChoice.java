package dev.stockwell.hub.access;

import java.util.Arrays;
import java.util.List;

/** A role as a form offers it. */
public record RoleChoice(String written, String label, String meaning) {
    static List<RoleChoice> all() {
        return Arrays.stream(Role.values())
                .map(role -> new RoleChoice(role.written(), role.label(), role.meaning()))
                .toList();
    }
}

package dev.stockwell.proof.crash;

import java.util.List;

/** What happens to the hub's processes. */
public enum CrashKind {
    /** The hub's JVM is killed; its PostgreSQL goes on alone. */
    JAVA_KILLED,
    /** The postmaster and all its children are killed; the hub goes on alone. */
    POSTGRES_KILLED,
    /** All of them are killed. */
    BOTH_KILLED,
    /** The hub's JVM stands still for seconds, and goes on as if nothing had been. */
    JAVA_FROZEN,
    /** The postmaster and all its children stand still for seconds. */
    POSTGRES_FROZEN;

    private static final List<CrashKind> IN_TURN = List.of(values());

    /** They take turns. */
    static CrashKind ofRound(int round) {
        return IN_TURN.get(round % IN_TURN.size());
    }
}

package dev.stockwell.proof.crash;

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
    POSTGRES_FROZEN
}

package dev.stockwell.kernel;

import java.util.UUID;

/** The id of a command, chosen by whoever sends it. Version 7 is preferred: ids that grow with time are cheap to store. */
public record CommandId(UUID value) {}

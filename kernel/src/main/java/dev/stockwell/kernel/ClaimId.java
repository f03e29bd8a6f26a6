package dev.stockwell.kernel;

import java.util.UUID;

/** The id of a hold or an order. Version 7 is preferred: ids that grow with time are cheap to store. */
public record ClaimId(UUID value) {}

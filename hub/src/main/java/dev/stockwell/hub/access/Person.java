package dev.stockwell.hub.access;

import java.time.Instant;
import java.util.UUID;

/**
 * Somebody who may sign in.
 *
 * @param name how pages call the person; anybody may take any
 * @param signInName an e-mail address or a word, alike in upper and lower case; nobody else has it, so the ledger knows the
 *     person by it
 * @param hasPassword whether the person can sign in without a link
 */
record Person(UUID id, String name, String signInName, Role role, boolean hasPassword, Instant createdAt) {}

package dev.stockwell.hub.access;

import java.time.Instant;
import java.util.UUID;

/**
 * Somebody who may sign in.
 *
 * @param name how pages and the ledger call the person
 * @param signInName an e-mail address or a word, alike in upper and lower case
 * @param hasPassword whether the person can sign in without a link
 */
record Person(UUID id, String name, String signInName, Role role, boolean hasPassword, Instant createdAt) {}

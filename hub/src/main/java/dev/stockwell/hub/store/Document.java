package dev.stockwell.hub.store;

import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/**
 * One version of something that a user set up.
 *
 * @param id stays the same through all versions, and is never used again
 * @param code the name in the API
 * @param revision grows with every change of any document
 */
public record Document(long id, String code, long revision, Instant recordedAt, ObjectNode body) {}

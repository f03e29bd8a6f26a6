package dev.stockwell.hub.demo;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The API of the hub, as a program uses it. */
@FunctionalInterface
public interface Api {
    /**
     * Makes a call below /api/v1.
     *
     * @throws IOException with the problem's own words, if it is refused
     */
    JsonNode call(String method, String path, @Nullable String body) throws IOException;

    default JsonNode get(String path) throws IOException {
        return call("GET", path, null);
    }

    /** Sends facts and makes sure that each was taken. */
    default void applied(String path, String body) throws IOException {
        for (JsonNode outcome : call("POST", path, body).path("outcomes")) {
            if (!outcome.path("status").asString("").equals("applied")) {
                throw new IOException(outcome.at("/problem/detail").asString("It was not taken."));
            }
        }
    }
}

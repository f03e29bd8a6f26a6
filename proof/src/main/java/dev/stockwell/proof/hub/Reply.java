package dev.stockwell.proof.hub;

import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** What the hub answered: a status and the bytes of a body, read as JSON when somebody asks. */
public final class Reply {
    private final int status;
    private final byte[] bytes;

    Reply(int status, byte[] bytes) {
        this.status = status;
        this.bytes = bytes;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** Whether the call did what was asked. */
    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** The body as JSON; a missing node if it is none. */
    public JsonNode json() {
        try {
            return bytes.length == 0 ? MissingNode.getInstance() : HubClient.JSON.readTree(bytes);
        } catch (JacksonException otherText) {
            return MissingNode.getInstance();
        }
    }

    /** The body as text. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The problem's code, as in insufficient-stock; empty where the body is no problem. */
    public String code() {
        return isSuccess() ? "" : json().path("code").asString("");
    }

    /** Whether the hub asks for the same call again: it is busy, starting, or does not know what became of it. */
    boolean asksAgain() {
        return status == 503;
    }
}

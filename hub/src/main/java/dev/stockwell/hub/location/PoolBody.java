package dev.stockwell.hub.location;

import dev.stockwell.hub.web.Input;
import org.jspecify.annotations.Nullable;

/** A pool as the API knows it. */
record PoolBody(@Nullable String name) {
    private static final int NAME_MAX = 200;

    PoolBody checked() {
        return new PoolBody(Input.text(name, "name", NAME_MAX));
    }
}

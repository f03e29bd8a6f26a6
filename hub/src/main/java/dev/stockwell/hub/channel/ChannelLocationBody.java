package dev.stockwell.hub.channel;

import dev.stockwell.hub.web.Input;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A place as a channel knows it, and ours behind it. */
record ChannelLocationBody(@Nullable List<String> locations) {
    private static final int LOCATIONS_MAX = 500;

    ChannelLocationBody checked(Setup setup) {
        List<String> codes = Input.list(locations, "locations", LOCATIONS_MAX);
        for (int i = 0; i < codes.size(); i++) {
            setup.places().location(codes.get(i), "locations[" + i + "]");
        }
        return this;
    }
}

package dev.stockwell.hub.channel;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.stockwell.hub.location.Places;
import dev.stockwell.hub.web.Input;
import dev.stockwell.hub.web.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A channel as the API knows it. */
record ChannelBody(
        @Nullable String name,
        @Nullable String profile,
        @Nullable String pool,
        @Nullable List<Served> locations) {
    private static final int NAME_MAX = 200;
    private static final int LOCATIONS_MAX = 500;

    /** A location that a channel draws on; written as its code alone, it ships. */
    record Served(
            @Nullable String code,
            @Nullable Boolean ship,
            @Nullable Boolean pickup) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Served shipping(String code) {
            return new Served(code, true, false);
        }
    }

    ChannelBody checked(Places places) {
        List<Served> whole = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        List<Served> given = Input.listOrEmpty(locations, "locations", LOCATIONS_MAX);
        for (int i = 0; i < given.size(); i++) {
            Served served = given.get(i);
            String field = "locations[" + i + "]";
            String code = places.location(served.code(), field).code();
            if (!seen.add(code)) {
                throw Problem.invalid(field, "is there twice");
            }
            whole.add(new Served(
                    code, served.ship() == null || served.ship(), served.pickup() != null && served.pickup()));
        }
        places.pool(pool, "pool");
        return new ChannelBody(
                Input.text(name, "name", NAME_MAX),
                Input.written(Input.choice(profile, "profile", Profile.class, Profile.D2C)),
                pool,
                whole);
    }

    List<Served> locationsOrNone() {
        return locations == null ? List.of() : locations;
    }
}

package dev.stockwell.hub.location;

import dev.stockwell.hub.web.Input;
import dev.stockwell.hub.web.Problem;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A location as the API knows it. What is absent has its default. */
record LocationBody(
        @Nullable String name,
        @Nullable String type,
        @Nullable Flags flags,
        @Nullable String authority,
        @Nullable String timeZone,
        @Nullable String dayEndsAt,
        @Nullable Map<String, Object> address) {
    static final String OURS = "us";
    private static final List<String> TYPES = List.of("store", "warehouse", "partner", "remote");
    private static final int NAME_MAX = 200;
    private static final int AUTHORITY_MAX = 60;
    private static final int ADDRESS_MAX = 30;

    record Flags(
            @Nullable Boolean sells,
            @Nullable Boolean shipsOnline,
            @Nullable Boolean pickup,
            @Nullable Boolean acceptsReturns,
            @Nullable Boolean participating,
            @Nullable Boolean owned,
            @Nullable Long dailyOrderLimit) {
        static final Flags ABSENT = new Flags(null, null, null, null, null, null, null);

        private Flags checked() {
            if (dailyOrderLimit != null) {
                Input.count(dailyOrderLimit, "flags.dailyOrderLimit");
            }
            return new Flags(
                    orTrue(sells),
                    orTrue(shipsOnline),
                    orTrue(pickup),
                    orTrue(acceptsReturns),
                    orTrue(participating),
                    orTrue(owned),
                    dailyOrderLimit);
        }

        static boolean orTrue(@Nullable Boolean flag) {
            return flag == null || flag;
        }
    }

    /** The same with every default written out, or a problem that names the field. */
    LocationBody checked() {
        String kind = type == null ? "warehouse" : type;
        if (!TYPES.contains(kind)) {
            throw Problem.invalid("type", "must be one of " + String.join(", ", TYPES));
        }
        if (address != null && address.size() > ADDRESS_MAX) {
            throw Problem.invalid("address", "has more than " + ADDRESS_MAX + " members");
        }
        return new LocationBody(
                Input.text(name, "name", NAME_MAX),
                kind,
                (flags == null ? Flags.ABSENT : flags).checked(),
                authority == null ? OURS : Input.text(authority, "authority", AUTHORITY_MAX),
                zone().getId(),
                dayEnd().toString(),
                address);
    }

    ZoneId zone() {
        try {
            return ZoneId.of(timeZone == null ? "UTC" : timeZone);
        } catch (DateTimeException unknown) {
            throw Problem.invalid("timeZone", "must be a time zone, as in America/Chicago");
        }
    }

    LocalTime dayEnd() {
        try {
            return LocalTime.parse(dayEndsAt == null ? "00:00" : dayEndsAt);
        } catch (DateTimeException malformed) {
            throw Problem.invalid("dayEndsAt", "must be an hour of the day, as in 02:00");
        }
    }
}

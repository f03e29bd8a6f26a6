package dev.stockwell.hub.location;

import dev.stockwell.hub.store.Document;
import dev.stockwell.kernel.LocationId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * A place with goods.
 *
 * @param authority who keeps its count: us, or a named system
 * @param dayEnd the hour of the next calendar day until which its business day lasts
 */
public record Location(
        LocationId id,
        String code,
        String name,
        String authority,
        boolean sells,
        boolean shipsOnline,
        boolean pickup,
        boolean acceptsReturns,
        boolean participating,
        ZoneId zone,
        LocalTime dayEnd) {

    static Location of(Document document, LocationBody body) {
        LocationBody whole = body.checked();
        LocationBody.Flags flags = whole.flags() == null ? LocationBody.Flags.ABSENT : whole.flags();
        return new Location(
                new LocationId(Math.toIntExact(document.id())),
                document.code(),
                whole.name() == null ? document.code() : whole.name(),
                whole.authority() == null ? LocationBody.OURS : whole.authority(),
                LocationBody.Flags.orTrue(flags.sells()),
                LocationBody.Flags.orTrue(flags.shipsOnline()),
                LocationBody.Flags.orTrue(flags.pickup()),
                LocationBody.Flags.orTrue(flags.acceptsReturns()),
                LocationBody.Flags.orTrue(flags.participating()),
                whole.zone(),
                whole.dayEnd());
    }

    /** Whether this system keeps its count. */
    public boolean isOurs() {
        return authority.equals(LocationBody.OURS);
    }

    /** The business day to which an instant belongs. */
    public LocalDate businessDate(Instant at) {
        return at.atZone(zone).minusNanos(dayEnd.toNanoOfDay()).toLocalDate();
    }
}

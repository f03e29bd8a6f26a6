package dev.stockwell.hub.channel;

import dev.stockwell.hub.location.Location;
import dev.stockwell.hub.location.Places;
import dev.stockwell.hub.store.Document;
import dev.stockwell.hub.web.Problem;
import dev.stockwell.hub.web.ProblemCode;
import dev.stockwell.kernel.ChannelId;
import dev.stockwell.kernel.LocationId;
import dev.stockwell.kernel.PoolId;
import dev.stockwell.kernel.Sources;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A place that sells.
 *
 * @param own the pool that it alone draws on, before shared; {@link PoolId#SHARED} if it has none
 * @param shipping where its orders are shipped or handed over from, in this order
 * @param pickup where its customers may fetch orders
 */
public record Channel(
        ChannelId id,
        String code,
        String name,
        Profile profile,
        PoolId own,
        Sources shipping,
        List<LocationId> pickup) {

    static Channel of(Document document, ChannelBody body, Places places) {
        Profile profile = Profile.valueOf((body.profile() == null ? "d2c" : body.profile()).toUpperCase(Locale.ROOT));
        PoolId own = places.pool(body.pool(), "pool");
        List<LocationId> shipping = new ArrayList<>();
        List<LocationId> pickup = new ArrayList<>();
        for (ChannelBody.Served served : body.locationsOrNone()) {
            Location location = places.location(served.code(), "locations");
            boolean serves = profile == Profile.POS ? location.sells() : location.shipsOnline();
            if (location.participating() && serves && !Boolean.FALSE.equals(served.ship())) {
                shipping.add(location.id());
            }
            if (location.participating() && location.pickup() && Boolean.TRUE.equals(served.pickup())) {
                pickup.add(location.id());
            }
        }
        return new Channel(
                new ChannelId(Math.toIntExact(document.id())),
                document.code(),
                body.name() == null ? document.code() : body.name(),
                profile,
                own,
                new Sources(own, shipping),
                List.copyOf(pickup));
    }

    /** The sources of a line that names one location. */
    public Sources only(Location location, String field) {
        if (!shipping.locations().contains(location.id()) && !pickup.contains(location.id())) {
            throw Problem.of(ProblemCode.LOCATION_NOT_SERVED, field, code + " does not draw on " + location.code());
        }
        return new Sources(own, List.of(location.id()));
    }
}

package dev.stockwell.hub.channel;

import dev.stockwell.hub.location.Location;
import dev.stockwell.kernel.LocationId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which part of what a channel may show is asked for.
 *
 * @param location only this one
 * @param behind only those behind a place as the channel knows it
 * @param isSum whether locations that are shown each by itself are to be summed
 */
record Ask(
        Method method,
        @Nullable Location location,
        @Nullable Set<LocationId> behind,
        boolean isSum) {

    /** How the goods get to the customer. */
    enum Method {
        SHIP,
        PICKUP
    }

    /**
     * The locations of one number.
     *
     * @param named the only one that it is for; null if it is for all of them together
     */
    record Scope(@Nullable LocationId named, List<LocationId> locations) {}

    /** One scope for each number that is to be answered. What is picked up or sold at a till is not at another place. */
    List<Scope> scopes(Channel channel) {
        List<LocationId> served = (method == Method.PICKUP
                        ? channel.pickup()
                        : channel.shipping().locations())
                .stream()
                        .filter(place -> behind == null || behind.contains(place))
                        .toList();
        if (location != null) {
            LocationId only = location.id();
            return List.of(new Scope(only, served.contains(only) ? List.of(only) : List.of()));
        }
        boolean isEach = method == Method.PICKUP || channel.profile() == Profile.POS;
        if (isEach && !isSum) {
            return served.stream()
                    .map(place -> new Scope(place, List.of(place)))
                    .toList();
        }
        return List.of(new Scope(null, served));
    }
}

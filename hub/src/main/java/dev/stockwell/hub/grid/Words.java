package dev.stockwell.hub.grid;

import dev.stockwell.hub.channel.Setup;
import dev.stockwell.hub.location.Location;
import dev.stockwell.kernel.Bucket;
import dev.stockwell.kernel.LevelKey;
import dev.stockwell.kernel.LocationId;
import dev.stockwell.kernel.PoolId;
import dev.stockwell.kernel.State;
import dev.stockwell.kernel.reading.MovementView;

/** Says in a line what a movement did. */
final class Words {
    private final Setup setup;

    Words(Setup setup) {
        this.setup = setup;
    }

    String of(MovementView movement) {
        Bucket from = movement.from().bucket();
        Bucket to = movement.to().bucket();
        if (from instanceof Bucket.Inside left && to instanceof Bucket.Inside entered) {
            return left.level().equals(entered.level())
                    ? state(left.state()) + " to " + state(entered.state()) + " at " + place(left.level())
                    : place(left.level()) + " to " + place(entered.level());
        }
        if (to instanceof Bucket.Inside entered) {
            return source(from) + " into " + state(entered.state()) + " at " + place(entered.level());
        }
        if (from instanceof Bucket.Inside left) {
            return state(left.state()) + " at " + place(left.level()) + " " + end(to);
        }
        return source(from) + " " + end(to);
    }

    /** 1 if it adds to what is on hand, -1 if it takes from it, 0 if it stays. */
    static int sign(MovementView movement) {
        boolean isFromInside = movement.from().bucket() instanceof Bucket.Inside;
        boolean isToInside = movement.to().bucket() instanceof Bucket.Inside;
        return isFromInside == isToInside ? 0 : isToInside ? 1 : -1;
    }

    String place(LevelKey level) {
        String name = name(level.location());
        return level.pool().equals(PoolId.SHARED)
                ? name
                : name + " (" + setup.places().code(level.pool()) + ")";
    }

    String name(LocationId id) {
        Location location = setup.places().location(id);
        return location == null ? setup.places().code(id) : location.name();
    }

    static String state(State state) {
        return switch (state) {
            case AVAILABLE -> "available";
            case RESERVED -> "reserved";
            case COMMITTED -> "committed";
            case QUALITY_CONTROL -> "inspection";
            case DAMAGED -> "damaged";
            case DISPLAY -> "display";
        };
    }

    private static String source(Bucket outside) {
        return switch ((Bucket.Outside) outside) {
            case SUPPLIER -> "From a supplier";
            case CUSTOMER -> "From a customer";
            case OPENING -> "Opening stock";
            case ADJUSTMENT -> "Found";
            case CONVERSION -> "Made of something else";
            case TRANSIT -> "Arrived";
        };
    }

    private static String end(Bucket outside) {
        return switch ((Bucket.Outside) outside) {
            case SUPPLIER -> "back to the supplier";
            case CUSTOMER -> "to the customer";
            case OPENING -> "out of the opening stock";
            case ADJUSTMENT -> "lost";
            case CONVERSION -> "turned into something else";
            case TRANSIT -> "on its way";
        };
    }
}

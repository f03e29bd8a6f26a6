package dev.stockwell.hub.stock;

import dev.stockwell.hub.catalog.Sellable;
import dev.stockwell.hub.channel.Channel;
import dev.stockwell.hub.channel.Published;
import dev.stockwell.hub.channel.Setup;
import dev.stockwell.hub.location.Location;
import dev.stockwell.kernel.Command;
import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.LevelKey;
import dev.stockwell.kernel.LocationId;
import dev.stockwell.kernel.LotId;
import dev.stockwell.kernel.PoolId;
import dev.stockwell.kernel.State;
import dev.stockwell.kernel.reading.LevelView;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a command would change if it were booked now: on hand and available at its locations, and what channels may show.
 * It is a forecast. The kernel may do more, such as share a receipt among pools or cover an order that waits.
 */
final class ChangeEffects {
    private final Setup setup;
    private final Published published;
    private final Map<LevelKey, LevelView> levels = new LinkedHashMap<>();
    private final Map<LevelKey, Long> available = new LinkedHashMap<>();
    private final Map<LevelKey, Long> onHand = new LinkedHashMap<>();
    private int decimals;
    private @Nullable String warning;

    /** @param levels all levels of the item, with what overdue holds had made available */
    ChangeEffects(Setup setup, Published published, List<LevelView> levels) {
        this.setup = setup;
        this.published = published;
        levels.forEach(level -> this.levels.put(level.key(), level));
    }

    /** What speaks against it, if anything does. */
    @Nullable
    String warning() {
        return warning;
    }

    List<ChangePage.Effect> of(Command command, Sellable what) {
        decimals = what.measure().decimals();
        apply(command);
        List<ChangePage.Effect> effects = new ArrayList<>();
        for (LevelKey key : onHand.keySet()) {
            LevelView before = levels.get(key);
            String place = place(key);
            long hand = before == null ? 0 : before.onHand();
            long free = before == null ? 0 : before.available();
            effects.add(new ChangePage.Effect(
                    "On hand at " + place, hand, hand + onHand.getOrDefault(key, 0L), decimals, false));
            effects.add(new ChangePage.Effect(
                    "Available at " + place, free, free + available.getOrDefault(key, 0L), decimals, false));
        }
        Map<String, Map<String, Long>> now = published.now(List.of(what));
        Map<String, Map<String, Long>> then = published.after(List.of(what), available);
        for (Channel channel : setup.channels()) {
            long before = Objects.requireNonNull(now.get(channel.code())).getOrDefault(what.sku(), 0L);
            long after = Objects.requireNonNull(then.get(channel.code())).getOrDefault(what.sku(), 0L);
            if (before != after) {
                effects.add(new ChangePage.Effect(channel.name() + " may show", before, after, decimals, true));
            }
        }
        return effects;
    }

    private void apply(Command command) {
        switch (command) {
            case Command.Receive receive ->
                add(
                        key(receive.item(), receive.location(), receive.pool()),
                        receive.into() == State.AVAILABLE ? receive.quantity() : 0,
                        receive.quantity());
            case Command.Adjust adjust ->
                add(
                        key(adjust.item(), adjust.location(), adjust.pool()),
                        adjust.into() == State.AVAILABLE ? adjust.quantity() : 0,
                        adjust.quantity());
            case Command.Count count -> count(count);
            case Command.Move move -> {
                take(key(move.item(), move.from(), move.pool()), State.AVAILABLE, move.quantity(), -move.quantity());
                add(key(move.item(), move.to(), move.pool()), move.quantity(), move.quantity());
            }
            case Command.Allocate allocate -> {
                take(
                        key(allocate.item(), allocate.location(), allocate.from()),
                        State.AVAILABLE,
                        allocate.quantity(),
                        -allocate.quantity());
                add(key(allocate.item(), allocate.location(), allocate.to()), allocate.quantity(), allocate.quantity());
            }
            case Command.ChangeState change -> {
                LevelKey key = key(change.item(), change.location(), change.pool());
                take(key, change.from(), change.quantity(), 0);
                if (change.to() == State.AVAILABLE) {
                    add(key, change.quantity(), 0);
                }
            }
            case Command.WriteOff gone ->
                take(key(gone.item(), gone.location(), gone.pool()), gone.from(), gone.quantity(), -gone.quantity());
            default -> throw new IllegalArgumentException("no page makes a " + command);
        }
    }

    /** The difference lands in what is available, in the shared pool first. */
    private void count(Command.Count count) {
        long there = 0;
        for (LevelView level : levels.values()) {
            if (level.key().location().equals(count.location())) {
                there = Math.addExact(
                        there, count.of() == Command.Count.Of.AVAILABLE ? level.available() : level.onHand());
            }
        }
        long difference = count.counted() - there;
        add(key(count.item(), count.location(), PoolId.SHARED), difference, difference);
        if (difference == 0) {
            warning = "It is what stands here: nothing changes, and the count is noted.";
        }
    }

    private void take(LevelKey key, State from, long quantity, long fromOnHand) {
        LevelView level = levels.get(key);
        long there = level == null ? 0 : in(level, from);
        if (there < quantity) {
            warning = "Only " + BigDecimal.valueOf(Math.max(0, there), decimals).toPlainString() + " are " + words(from)
                    + " at " + place(key) + ": this may be refused.";
        }
        add(key, from == State.AVAILABLE ? -quantity : 0, fromOnHand);
    }

    private void add(LevelKey key, long more, long moreOnHand) {
        available.merge(key, more, Math::addExact);
        onHand.merge(key, moreOnHand, Math::addExact);
    }

    private static long in(LevelView level, State state) {
        return switch (state) {
            case AVAILABLE -> level.available();
            case RESERVED -> level.reserved();
            case COMMITTED -> level.committed();
            case QUALITY_CONTROL -> level.qualityControl();
            case DAMAGED -> level.damaged();
            case DISPLAY -> level.display();
        };
    }

    private static String words(State state) {
        return state == State.QUALITY_CONTROL ? "in inspection" : state.name().toLowerCase(Locale.ROOT);
    }

    private static LevelKey key(ItemId item, LocationId location, PoolId pool) {
        return new LevelKey(item, location, pool, LotId.UNTRACKED);
    }

    private String place(LevelKey key) {
        Location location = setup.places().location(key.location());
        String name = location == null ? setup.places().code(key.location()) : location.name();
        return key.pool().equals(PoolId.SHARED)
                ? name
                : name + ", " + setup.places().code(key.pool());
    }
}

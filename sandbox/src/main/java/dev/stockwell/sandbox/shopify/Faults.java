package dev.stockwell.sandbox.shopify;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/**
 * What is wrong with the shop at the moment.
 *
 * @param slowBy every call waits so long first
 * @param appliesAfter writes are acknowledged at once and done so much later
 * @param webhooksLost the part of webhooks that is never sent, 0 to 1
 * @param webhooksDoubled the part that is sent twice
 * @param webhooksLateBy how late they may be; this also changes their order
 * @param liedAbout the items whose writes {@link Fault#LIES} and {@code appliesAfter} concern, by number; none: all
 */
public record Faults(
        Set<Fault> on,
        Duration slowBy,
        Duration appliesAfter,
        double webhooksLost,
        double webhooksDoubled,
        Duration webhooksLateBy,
        Set<Long> liedAbout) {

    public static final Faults NONE = new Faults(Set.of(), Duration.ZERO, Duration.ZERO, 0, 0, Duration.ZERO, Set.of());

    public Faults {
        on = Set.copyOf(on);
        liedAbout = Set.copyOf(liedAbout);
    }

    public boolean has(Fault fault) {
        return on.contains(fault);
    }

    public Faults with(Fault fault) {
        Set<Fault> more = on.isEmpty() ? EnumSet.noneOf(Fault.class) : EnumSet.copyOf(on);
        more.add(fault);
        return new Faults(more, slowBy, appliesAfter, webhooksLost, webhooksDoubled, webhooksLateBy, liedAbout);
    }

    public Faults slowBy(Duration time) {
        return new Faults(on, time, appliesAfter, webhooksLost, webhooksDoubled, webhooksLateBy, liedAbout);
    }

    public Faults appliesAfter(Duration time) {
        return new Faults(on, slowBy, time, webhooksLost, webhooksDoubled, webhooksLateBy, liedAbout);
    }

    public Faults webhooks(double lost, double doubled, Duration lateBy) {
        return new Faults(on, slowBy, appliesAfter, lost, doubled, lateBy, liedAbout);
    }

    /** The same, but honest about all other items. */
    public Faults about(Set<Long> items) {
        return new Faults(on, slowBy, appliesAfter, webhooksLost, webhooksDoubled, webhooksLateBy, items);
    }

    boolean concern(long item) {
        return liedAbout.isEmpty() || liedAbout.contains(item);
    }
}

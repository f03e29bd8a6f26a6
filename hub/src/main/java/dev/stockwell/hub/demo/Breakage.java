package dev.stockwell.hub.demo;

import dev.stockwell.sandbox.shopify.Fault;
import dev.stockwell.sandbox.shopify.Faults;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** A way in which a visitor can break the shop. */
public enum Breakage {
    DOWN("Take it down", "down", "You took the shop's API down: every call is answered with 503."),
    SLOW("Make it slow", "slow", "You made the shop slow: every call waits three seconds."),
    THROTTLED(
            "Throttle it",
            "throttled",
            "You let the shop throttle us: every call is answered as if the budget were used up."),
    LIES("Let it lie", "lying", "You let the shop lie: it acknowledges our numbers and does not take them."),
    WEBHOOKS_LOST("Lose webhooks", "losing webhooks", "You let the shop's webhooks get lost, all of them."),
    WEBHOOKS_DOUBLED("Double webhooks", "doubling webhooks", "You let the shop send every webhook twice.");

    private static final Duration SLOWNESS = Duration.ofSeconds(3);

    private final String label;
    private final String state;
    private final String words;

    Breakage(String label, String state, String words) {
        this.label = label;
        this.state = state;
        this.words = words;
    }

    /** What its button says. */
    public String label() {
        return label;
    }

    /** How the shop is then. */
    public String state() {
        return state;
    }

    String words() {
        return words;
    }

    /** The shop broken in this way too. */
    Faults on(Faults now) {
        return switch (this) {
            case DOWN -> now.with(Fault.DOWN);
            case SLOW -> now.slowBy(SLOWNESS);
            case THROTTLED -> now.with(Fault.THROTTLED);
            case LIES -> now.with(Fault.LIES);
            case WEBHOOKS_LOST -> now.webhooks(1, now.webhooksDoubled(), now.webhooksLateBy());
            case WEBHOOKS_DOUBLED -> now.webhooks(now.webhooksLost(), 1, now.webhooksLateBy());
        };
    }

    private boolean isIn(Faults faults) {
        return switch (this) {
            case DOWN -> faults.has(Fault.DOWN);
            case SLOW -> faults.slowBy().isPositive();
            case THROTTLED -> faults.has(Fault.THROTTLED);
            case LIES -> faults.has(Fault.LIES);
            case WEBHOOKS_LOST -> faults.webhooksLost() > 0;
            case WEBHOOKS_DOUBLED -> faults.webhooksDoubled() > 0;
        };
    }

    static Set<Breakage> of(Faults faults) {
        return Arrays.stream(values())
                .filter(each -> each.isIn(faults))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Breakage.class)));
    }
}

package dev.stockwell.hub.order;

import dev.stockwell.hub.web.Headline;
import dev.stockwell.kernel.reading.Incidents;
import dev.stockwell.kernel.reading.ReadingFailed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The state of the whole as the open incidents tell it, at most a second old. */
@Component
class StateOfTheWhole implements Headline.Source {
    private static final Duration KEPT = Duration.ofSeconds(1);
    private static final String PATH = "/incidents";

    private final Incidents incidents;
    private final InstantSource clock;
    private volatile @Nullable Kept kept;

    StateOfTheWhole(Incidents incidents, InstantSource clock) {
        this.incidents = incidents;
        this.clock = clock;
    }

    private record Kept(Headline headline, Instant until) {}

    @Override
    public Headline now() {
        Instant now = clock.instant();
        Kept known = kept;
        if (known == null || now.isAfter(known.until())) {
            known = new Kept(read(), now.plus(KEPT));
            kept = known;
        }
        return known.headline();
    }

    private Headline read() {
        try {
            return of(incidents.open());
        } catch (ReadingFailed unreachable) {
            return new Headline(Headline.Tone.NEUTRAL, "The database does not answer", PATH);
        }
    }

    /** What so many open incidents mean. That none is open says nothing of what nobody has checked. */
    static Headline of(List<Incidents.Count> open) {
        long customers = sum(open, List.of("short", "displaced", "parked"));
        long counts = sum(open, List.of("negative"));
        long outside = sum(open, List.of("outage", "drift"));
        List<String> parts = new ArrayList<>();
        if (customers > 0) {
            parts.add(customers + (customers == 1 ? " order line" : " order lines") + " may let a customer down");
        }
        if (counts > 0) {
            parts.add(counts + (counts == 1 ? " count was" : " counts were") + " wrong");
        }
        if (outside > 0) {
            parts.add(outside + (outside == 1 ? " channel number differs" : " channel numbers differ"));
        }
        Headline.Tone tone =
                customers > 0 ? Headline.Tone.DANGER : parts.isEmpty() ? Headline.Tone.NEUTRAL : Headline.Tone.WARNING;
        return new Headline(tone, parts.isEmpty() ? "No open incidents" : String.join(" · ", parts), PATH);
    }

    private static long sum(List<Incidents.Count> open, List<String> kinds) {
        return open.stream()
                .filter(each -> kinds.contains(each.kind()))
                .mapToLong(Incidents.Count::incidents)
                .sum();
    }
}

package dev.stockwell.hub.sync;

import dev.stockwell.hub.channel.Channel;
import dev.stockwell.hub.channel.Setup;
import dev.stockwell.hub.channel.Setups;
import dev.stockwell.hub.web.Headline;
import dev.stockwell.hub.web.Headline.Tone;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** The state of the whole as the connected channels tell it: whether they are down, behind, or in sync. */
@Component
class StateOfSync implements Headline.Source {
    private static final String CHANNELS = "/channels";

    private final Tallies tallies;
    private final Setups setups;
    private final InstantSource clock;

    StateOfSync(Tallies tallies, Setups setups, InstantSource clock) {
        this.tallies = tallies;
        this.setups = setups;
        this.clock = clock;
    }

    @Override
    public @Nullable Headline now() {
        try {
            Setup setup = setups.current();
            List<Tallies.Counted> known = tallies.kept().stream()
                    .filter(each -> setup.channel(each.connection().channel()) != null)
                    .toList();
            return of(known, setup, clock.instant());
        } catch (DataAccessException | TransactionException unreachable) {
            // Whoever knows the incidents says that the database does not answer.
            return null;
        }
    }

    private static @Nullable Headline of(List<Tallies.Counted> known, Setup setup, Instant now) {
        List<Tallies.Counted> dark =
                known.stream().filter(each -> each.connection().isDark()).toList();
        if (!dark.isEmpty()) {
            return dark(dark, setup, now);
        }
        List<Tallies.Counted> written = known.stream()
                .filter(each -> each.connection().stage().writes())
                .toList();
        long refused =
                written.stream().mapToLong(each -> each.tally().refused()).sum();
        if (refused > 0) {
            return new Headline(
                    Tone.WARNING,
                    Condition.count(refused, "number was", "numbers were") + " refused by a channel",
                    CHANNELS);
        }
        long waiting = written.stream()
                .mapToLong(each -> each.tally().waiting() + each.tally().conflicting())
                .sum();
        if (waiting > 0) {
            return new Headline(
                    Tone.INFO,
                    Condition.count(waiting, "number is", "numbers are") + " on the way to channels",
                    CHANNELS);
        }
        if (written.isEmpty()) {
            return null;
        }
        return new Headline(
                Tone.SUCCESS,
                written.size() == 1
                        ? name(written.getFirst(), setup).name() + " is in sync"
                        : "All " + written.size() + " channels in sync",
                CHANNELS);
    }

    private static Headline dark(List<Tallies.Counted> dark, Setup setup, Instant now) {
        Tallies.Counted first = dark.getFirst();
        long atRisk =
                dark.stream().mapToLong(each -> each.tally().unitsAtRisk()).sum();
        String who = dark.size() == 1
                ? name(first, setup).name() + " has not answered for "
                        + ago(Duration.between(
                                Objects.requireNonNull(first.connection().darkSince()), now))
                : dark.size() + " channels do not answer";
        return new Headline(
                Tone.WARNING,
                who + (atRisk == 0 ? "" : " · " + Condition.count(atRisk, "unit", "units") + " at risk"),
                dark.size() == 1 ? SyncPages.path(name(first, setup)) : CHANNELS);
    }

    /** The reader's clock may be anywhere, so it is told how long ago. */
    static String ago(Duration time) {
        if (time.toMinutes() < 1) {
            return "less than a minute";
        }
        return time.toHours() < 1
                ? Condition.count(time.toMinutes(), "minute", "minutes")
                : Condition.count(time.toHours(), "hour", "hours");
    }

    private static Channel name(Tallies.Counted each, Setup setup) {
        return Objects.requireNonNull(setup.channel(each.connection().channel()));
    }
}

package dev.stockwell.hub.sync;

import dev.stockwell.hub.web.Headline.Tone;
import java.util.ArrayList;
import java.util.List;

/**
 * How a connection stands, in words.
 *
 * @param tone what its colour means; the sentence says it too
 */
record Condition(Tone tone, String sentence) {

    static Condition of(Connection connection, Tally tally) {
        List<String> parts = new ArrayList<>();
        if (connection.isDark()) {
            parts.add("It does not answer");
        } else if (connection.stage() == Stage.REGISTERED) {
            parts.add(connection.error() == null ? "Nobody has spoken with it yet" : "It has not answered yet");
        }
        if (tally.refused() > 0) {
            parts.add(count(tally.refused(), "number was", "numbers were") + " refused");
        }
        boolean isTrouble = !parts.isEmpty();
        if (tally.conflicting() > 0) {
            parts.add(count(tally.conflicting(), "number waits", "numbers wait") + " until its orders are read");
        }
        if (tally.waiting() > 0) {
            parts.add(count(tally.waiting(), "number waits", "numbers wait")
                    + (connection.stage().writes() ? " to be told" : ", and nothing is written now"));
        }
        if (tally.unitsAtRisk() > 0) {
            parts.add(count(tally.unitsAtRisk(), "unit is", "units are") + " at risk");
        }
        if (parts.isEmpty()) {
            return connection.stage().writes()
                    ? new Condition(Tone.SUCCESS, "In sync")
                    : new Condition(Tone.NEUTRAL, "Nothing is written at this stage");
        }
        return new Condition(isTrouble ? Tone.WARNING : Tone.INFO, String.join(" · ", parts));
    }

    static String count(long number, String one, String several) {
        return number + " " + (number == 1 ? one : several);
    }
}

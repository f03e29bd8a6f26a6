package dev.stockwell.hub.demo;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Three screens that show three numbers of the same thing, and where each of its units is.
 *
 * @param places where units are, with what each screen sees of them
 */
public record PuzzlePage(String sku, String title, List<Screen> screens, List<Place> places) {

    /**
     * A screen that shows a number.
     *
     * @param name of the channel
     * @param who sells there, within a sentence
     * @param where the number can be read
     * @param quantity that it shows
     * @param terms the way to it, as the hub explains it
     * @param path where that is explained
     */
    public record Screen(String name, String who, String where, long quantity, List<Term> terms, String path) {}

    /** A step on the way to a number. */
    public record Term(String label, long quantity) {}

    /**
     * A place with units.
     *
     * @param inSentence its name as it stands in a sentence
     * @param units that are there
     * @param seen how many of them each screen shows, in the order of the screens; null where it draws nothing from there
     */
    public record Place(String name, String inSentence, String authority, long units, List<@Nullable Long> seen) {

        /** How many are shown on some screen, each counted once. */
        public long once() {
            return seen.stream()
                    .filter(Objects::nonNull)
                    .mapToLong(Long::longValue)
                    .max()
                    .orElse(0);
        }

        /** How often units are shown that another screen shows too. */
        public long twice() {
            return seen.stream()
                            .filter(Objects::nonNull)
                            .mapToLong(Long::longValue)
                            .sum()
                    - once();
        }
    }

    /** What whoever adds up the screens believes. */
    public long believed() {
        return screens.stream().mapToLong(Screen::quantity).sum();
    }

    /** What is there. */
    public long units() {
        return places.stream().mapToLong(Place::units).sum();
    }

    /** What is shown at all, each unit counted once. */
    public long once() {
        return places.stream().mapToLong(Place::once).sum();
    }

    /** What is counted twice, or more often. */
    public long twice() {
        return places.stream().mapToLong(Place::twice).sum();
    }

    /** The screens' numbers as a sum. */
    public String sum() {
        return screens.stream().map(screen -> Long.toString(screen.quantity())).collect(Collectors.joining(" + "));
    }

    /** The one true sentence: how many there are, where, and who can sell them. */
    public String truth() {
        return "There are " + units() + ": "
                + places.stream().map(this::truth).collect(Collectors.joining("; "))
                + ". Whoever sells one, every screen that shows it shows one less.";
    }

    private String truth(Place place) {
        StringBuilder who = new StringBuilder();
        for (int i = 0; i < screens.size(); i++) {
            Long seen = place.seen().get(i);
            if (seen != null && seen > 0) {
                who.append(who.isEmpty() ? "" : " and ").append(screens.get(i).who());
                who.append(seen == place.units() ? "" : " (" + seen + " of them)");
            }
        }
        return place.units() + " " + place.inSentence() + (who.isEmpty() ? ", which nobody can sell" : ", for " + who);
    }
}

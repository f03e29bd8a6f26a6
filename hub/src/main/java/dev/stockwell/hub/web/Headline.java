package dev.stockwell.hub.web;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The state of the whole in one sentence, shown at the top of every page.
 *
 * @param tone what its colour means; the sentence says it too
 * @param path the page that shows what it names
 */
public record Headline(Tone tone, String sentence, String path) {
    /** The one meaning of each colour. */
    public enum Tone {
        /** A customer may be let down. */
        DANGER,
        /** We differ from the outside. */
        WARNING,
        /** In progress. */
        INFO,
        /** A check was made. */
        SUCCESS,
        /** Nothing to say of it. */
        NEUTRAL;

        /** The ending of the style classes of this colour. */
        public String style() {
            return switch (this) {
                case DANGER -> "danger";
                case WARNING -> "warning";
                case INFO -> "info";
                case SUCCESS -> "success";
                case NEUTRAL -> "secondary";
            };
        }
    }

    /**
     * What several tell of the whole: all that is wrong, in one sentence that leads to the worst of it; if nothing is, the
     * first of what weighs most.
     */
    static @Nullable Headline merged(Stream<@Nullable Headline> told) {
        List<Headline> worstFirst = told.<Headline>mapMulti((each, all) -> {
                    if (each != null) {
                        all.accept(each);
                    }
                })
                .sorted(Comparator.comparing(Headline::tone))
                .toList();
        String wrong = worstFirst.stream()
                .filter(each -> each.tone().compareTo(Tone.WARNING) <= 0)
                .map(Headline::sentence)
                .collect(Collectors.joining(" · "));
        if (worstFirst.isEmpty()) {
            return null;
        }
        Headline worst = worstFirst.getFirst();
        return wrong.isEmpty() ? worst : new Headline(worst.tone(), wrong, worst.path());
    }

    /** Whoever knows a part of the state of the whole. */
    @FunctionalInterface
    public interface Source {
        /** The state now; null if there is nothing to say. It is asked for by every page, so it must be at hand. */
        @Nullable
        Headline now();
    }
}

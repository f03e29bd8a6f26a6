package dev.stockwell.hub.web;

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

    /** Whoever knows the state of the whole. */
    @FunctionalInterface
    public interface Source {
        /** The state now. It is asked for by every page, so it must be at hand. */
        Headline now();
    }
}

package dev.stockwell.hub.store;

import dev.stockwell.hub.web.Form;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A document on a page where it is edited.
 *
 * @param code empty while it is new and has none
 * @param path where its form is sent
 * @param back where it is listed
 * @param etag of the version that was read; empty if it is new
 * @param effect what the change would lead to; null if nobody has asked
 * @param isEnding whether the effect is that of its end
 * @param choices what the form's selections offer, by their names
 */
public record EditPage(
        String code,
        String path,
        String back,
        String etag,
        Form form,
        @Nullable Effect effect,
        boolean isEnding,
        Map<String, List<Choice>> choices) {

    /** One of a selection's options. */
    public record Choice(String value, String label) {}

    /** Whether it is not there yet. */
    public boolean isNew() {
        return etag.isEmpty();
    }

    /** What a selection offers. */
    public List<Choice> choices(String name) {
        return choices.getOrDefault(name, List.of());
    }
}

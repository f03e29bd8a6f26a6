package dev.stockwell.hub.stock;

import dev.stockwell.hub.web.Input;
import dev.stockwell.hub.web.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What was filled in to change stock by hand. Nothing of it is checked yet, so that a page can show it again as typed.
 *
 * @param id under which the change is booked, so that sending it twice books it once
 * @param to the location that goods move to
 * @param quantities as typed, one for each SKU
 */
public record ChangeForm(
        UUID id,
        ChangeKind kind,
        List<String> skus,
        List<String> quantities,
        @Nullable String location,
        @Nullable String pool,
        @Nullable String to,
        @Nullable String fromState,
        @Nullable String toState,
        @Nullable String toPool,
        @Nullable String reason,
        @Nullable String reference) {
    private static final int LINES_MAX = 100;

    static ChangeForm of(MultiValueMap<String, String> sent, UUID fresh) {
        List<String> skus = Input.list(sent.get("sku"), "sku", LINES_MAX);
        List<String> quantities = new ArrayList<>(sent.getOrDefault("quantity", List.of()));
        while (quantities.size() < skus.size()) {
            quantities.add("");
        }
        String id = text(sent, "id");
        return new ChangeForm(
                id == null ? fresh : uuid(id),
                Input.choice(sent.getFirst("type"), "type", ChangeKind.class, null),
                skus,
                quantities,
                text(sent, "location"),
                text(sent, "pool"),
                text(sent, "to"),
                text(sent, "fromState"),
                text(sent, "toState"),
                text(sent, "toPool"),
                text(sent, "reason"),
                text(sent, "reference"));
    }

    /** The name of its kind as forms send it. */
    public String type() {
        return Input.written(kind);
    }

    private static @Nullable String text(MultiValueMap<String, String> sent, String name) {
        String value = sent.getFirst(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException misfit) {
            throw Problem.invalid("id", "must be a UUID");
        }
    }
}

package dev.stockwell.hub.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The address of a page, put together so that any text may stand in it. */
public record Address(String path, List<String> parameters) {

    /** A path of steps below a base; a slash within a step is written %2F. */
    public static Address of(String base, String... steps) {
        StringBuilder path = new StringBuilder(base);
        for (String step : steps) {
            path.append('/').append(part(step));
        }
        return new Address(path.toString(), List.of());
    }

    /** The same with a parameter more, unless it has no value. */
    public Address with(String name, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        List<String> more = new ArrayList<>(parameters);
        more.add(name + "=" + part(value instanceof Enum<?> choice ? Input.written(choice) : value.toString()));
        return new Address(path, List.copyOf(more));
    }

    /** As a link has it. */
    public String text() {
        return parameters.isEmpty() ? path : path + "?" + parameters.stream().collect(Collectors.joining("&"));
    }

    /** A text as one part of an address: no character of it is taken for one that divides an address. */
    static String part(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

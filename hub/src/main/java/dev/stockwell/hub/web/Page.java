package dev.stockwell.hub.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param next the cursor of the next page; null on the last one
 */
public record Page<T>(
        List<T> items,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String next) {

    /** A page of a list from which one element more than its limit was read, if there was one. */
    public static <R, T> Page<T> of(List<R> read, PageRequest request, Function<R, T> shown, Function<R, String> key) {
        boolean more = read.size() > request.limit();
        List<R> kept = more ? read.subList(0, request.limit()) : read;
        return new Page<>(
                kept.stream().map(shown).toList(), more ? PageRequest.cursor(key.apply(kept.getLast())) : null);
    }
}

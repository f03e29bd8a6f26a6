package dev.stockwell.sandbox.shopify;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The part of the search syntax that the sandbox understands: bounds on {@code updated_at}. */
final class Search {

    private static final Pattern UPDATED = Pattern.compile("updated_at:(>=|<=|>|<)?'?([^'\\s]+)'?");

    private Search() {}

    static Predicate<Instant> updated(@Nullable String query) {
        Predicate<Instant> all = at -> true;
        if (query == null || query.isBlank()) {
            return all;
        }
        Matcher terms = UPDATED.matcher(query);
        boolean found = false;
        while (terms.find()) {
            found = true;
            if (terms.group(2).contains(".")) {
                throw new ApiError("BAD_REQUEST", "times are told in whole seconds");
            }
            Instant bound = OffsetDateTime.parse(terms.group(2)).toInstant();
            all = all.and(bound(terms.group(1), bound));
        }
        if (!found) {
            throw new ApiError("BAD_REQUEST", "the sandbox does not understand the query " + query);
        }
        return all;
    }

    private static Predicate<Instant> bound(@Nullable String comparison, Instant bound) {
        return switch (comparison) {
            case ">=" -> at -> !at.isBefore(bound);
            case "<=" -> at -> !at.isAfter(bound);
            case ">" -> at -> at.isAfter(bound);
            case "<" -> at -> at.isBefore(bound);
            case null, default -> at -> at.equals(bound);
        };
    }
}

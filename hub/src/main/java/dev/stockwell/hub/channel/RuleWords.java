package dev.stockwell.hub.channel;

import dev.stockwell.hub.location.Location;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says what a rule does in a sentence. */
final class RuleWords {
    private final Setup setup;

    RuleWords(Setup setup) {
        this.setup = setup;
    }

    /** What a rule does. */
    String of(RuleBody rule) {
        String what = subject(rule);
        String where = rule.location() == null ? "" : " in " + place(rule.location());
        String who = rule.channel() == null ? "every channel" : channel(rule.channel());
        List<String> parts = new ArrayList<>();
        if (rule.keep() != null) {
            String everywhere = where.isEmpty() ? " at each location" : where;
            parts.add("keeps back " + units(rule.keep()) + " " + what + everywhere + " from all requests");
        }
        if (rule.buffer() != null) {
            parts.add("does not show " + buffer(rule.buffer(), what) + where + " to " + who);
        }
        if (rule.endAt() != null) {
            parts.add("shows none " + what + where + " to " + who + " once fewer than " + rule.endAt() + " are left");
        }
        if (rule.cap() != null) {
            parts.add("shows at most " + rule.cap() + " " + what + where + " to " + who);
        }
        String all = String.join("; ", parts);
        return all.isEmpty() ? "Does nothing." : Character.toUpperCase(all.charAt(0)) + all.substring(1) + ".";
    }

    /** What a share rule does. */
    String of(AllocationRuleBody share) {
        AllocationRuleBody.Scope scope =
                share.scope() == null ? new AllocationRuleBody.Scope(null, null, null) : share.scope();
        List<String> skus = scope.skus() == null ? List.of() : scope.skus();
        String what = !skus.isEmpty()
                ? skus.size() == 1 ? skus.getFirst() : skus.size() + " items"
                : scope.category() != null ? "every item of the category " + scope.category() : "everything";
        List<String> places = scope.locations() == null ? List.of() : scope.locations();
        String where = places.isEmpty()
                ? ""
                : " in " + places.stream().map(this::place).collect(Collectors.joining(", "));
        String percent = Objects.requireNonNull(share.percent()).toPlainString();
        return "Puts " + percent + " % of what suppliers deliver of " + what + where + " into the pool " + share.pool()
                + ".";
    }

    private static String subject(RuleBody rule) {
        if (rule.listing() != null) {
            return "of the listing " + rule.listing();
        }
        if (rule.sku() != null) {
            return "of " + rule.sku();
        }
        return rule.category() == null ? "of every item" : "of every item of the category " + rule.category();
    }

    private static String buffer(RuleBody.Buffer buffer, String what) {
        BigDecimal percent = buffer.percent();
        return percent == null
                ? (buffer.units() != null && buffer.units() == 1
                                ? "the last unit "
                                : "the last " + buffer.units() + " units ")
                        + what
                : percent.toPlainString() + " % of what is free " + what;
    }

    private static String units(long units) {
        return units == 1 ? "1 unit" : units + " units";
    }

    private String place(String code) {
        return setup.places().locations().stream()
                .filter(place -> place.code().equals(code))
                .map(Location::name)
                .findFirst()
                .orElse(code);
    }

    private String channel(@Nullable String code) {
        Optional<Channel> known = setup.channels().stream()
                .filter(channel -> channel.code().equals(code))
                .findFirst();
        return known.map(Channel::name).orElse(String.valueOf(code));
    }
}

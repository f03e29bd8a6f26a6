package dev.stockwell.hub.channel;

import dev.stockwell.hub.location.Location;
import dev.stockwell.hub.web.Input;
import dev.stockwell.kernel.ChannelId;
import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.LevelKey;
import dev.stockwell.kernel.LocationId;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts terms into words, with a way on to what they come from. */
final class Wording {
    private final Setup setup;
    private final Map<ItemId, String> skus;
    private final @Nullable Instant at;

    /** @param at null for now */
    Wording(Setup setup, Map<ItemId, String> skus, @Nullable Instant at) {
        this.setup = setup;
        this.skus = skus;
        this.at = at;
    }

    /** @param perUnit the steps that the terms' division makes into one unit */
    List<Explanation.Line> lines(List<Term> terms, long perUnit) {
        List<Explanation.Line> lines = new ArrayList<>();
        long sum = 0;
        for (Term term : terms) {
            long before = sum;
            sum += term.quantity();
            String label = label(term, perUnit, before, sum);
            lines.add(new Explanation.Line(label, term.quantity(), Input.written(term.kind()), sum, ref(term)));
        }
        return lines;
    }

    String sku(ItemId item) {
        return skus.getOrDefault(item, "?");
    }

    String name(LocationId id) {
        Location location = setup.places().location(id);
        return location == null ? setup.places().code(id) : location.name();
    }

    String place(LevelKey level) {
        return setup.places().code(level.pool()) + " at " + name(level.location());
    }

    Explanation.Ref ref(LevelKey level, long version) {
        String sku = sku(level.item());
        String location = setup.places().code(level.location());
        String ledger = "/api/v1/ledger?sku=" + encoded(sku) + "&location=" + encoded(location)
                + (at == null ? "" : "&at=" + encoded(at.toString()));
        return new Explanation.Ref(sku, location, setup.places().code(level.pool()), version, null, ledger);
    }

    private String label(Term term, long perUnit, long before, long after) {
        return switch (term.kind()) {
            case LEVEL ->
                "Available in " + place(Objects.requireNonNull(term.level()).key());
            case HOLD -> "Held in " + place(Objects.requireNonNull(term.level()).key()) + " by holds that have expired";
            case OVERDRAWN -> "Below zero at " + where(term) + " counts as nothing";
            case KEEP -> "Kept at " + where(term) + " by rule " + code(term);
            case HELD_BACK ->
                "Held back at " + where(term) + " for " + channel(Objects.requireNonNull(term.channel()))
                        + ", which does not answer";
            case REMAINDER -> "Do not fill a pack of " + perUnit + " at " + where(term);
            case BUFFER -> "Buffer of " + buffer(Objects.requireNonNull(term.rule())) + " by rule " + code(term);
            case PACK -> before + " make " + after + " of " + perUnit;
            case COMPONENT -> sku(Objects.requireNonNull(term.item())) + " is the scarcest component";
            case SPLIT -> "Have their components at different locations";
            case END_AT ->
                "End at " + Objects.requireNonNull(term.rule()).endAt() + " by rule " + code(term)
                        + (term.quantity() == 0 ? ", not reached" : ": fewer are not shown");
            case CAP ->
                "Cap of " + Objects.requireNonNull(term.rule()).cap() + " by rule " + code(term)
                        + (term.quantity() == 0 ? ", not reached" : "");
        };
    }

    private Explanation.@Nullable Ref ref(Term term) {
        if (term.level() != null) {
            return ref(term.level().key(), term.level().version());
        }
        String location = term.location() == null ? null : setup.places().code(term.location());
        String rule = term.rule() == null ? null : term.rule().code();
        String sku = term.item() == null ? null : sku(term.item());
        return location == null && rule == null && sku == null
                ? null
                : new Explanation.Ref(sku, location, null, null, rule, null);
    }

    private String where(Term term) {
        return name(Objects.requireNonNull(term.location()));
    }

    private String channel(ChannelId id) {
        Channel channel = setup.channel(id);
        return channel == null ? setup.code(id) : channel.name();
    }

    private static String code(Term term) {
        return Objects.requireNonNull(term.rule()).code();
    }

    private static String buffer(Rule rule) {
        RuleBody.Buffer buffer = Objects.requireNonNull(rule.body().buffer());
        BigDecimal percent = buffer.percent();
        return percent == null ? String.valueOf(buffer.units()) : percent.toPlainString() + " %";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

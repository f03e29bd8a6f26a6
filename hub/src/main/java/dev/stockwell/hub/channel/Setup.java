package dev.stockwell.hub.channel;

import dev.stockwell.hub.location.Location;
import dev.stockwell.hub.location.Places;
import dev.stockwell.hub.web.Problem;
import dev.stockwell.hub.web.ProblemCode;
import dev.stockwell.kernel.ChannelId;
import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.LocationId;
import dev.stockwell.kernel.PoolId;
import dev.stockwell.kernel.Rules;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Places, channels and rules as they were at one instant. Immutable; what the kernel decides by. */
public final class Setup implements Rules {
    private static final int WHOLE = 10_000;

    private final long revision;
    private final Places places;
    private final Map<String, Channel> channels;
    private final Map<ChannelId, Channel> channelsById;
    private final RuleBook rules;
    private final List<ShareRule> shares;
    private final Map<ItemId, String> categories;

    /** Which items, at which locations, have so much of what they receive set apart; null does not narrow it. */
    record ShareRule(
            Share share,
            @Nullable Set<ItemId> items,
            @Nullable String category,
            @Nullable Set<LocationId> locations) {}

    Setup(
            long revision,
            Places places,
            Map<String, Channel> channels,
            Map<ChannelId, Channel> channelsById,
            RuleBook rules,
            List<ShareRule> shares,
            Map<ItemId, String> categories) {
        this.revision = revision;
        this.places = places;
        this.channels = channels;
        this.channelsById = channelsById;
        this.rules = rules;
        this.shares = shares;
        this.categories = categories;
    }

    /** The locations and pools. */
    public Places places() {
        return places;
    }

    /** All channels, in the order of their codes. */
    public List<Channel> channels() {
        return channels.values().stream()
                .sorted(Comparator.comparing(Channel::code))
                .toList();
    }

    /** The channel of a code that a field names. */
    public Channel channel(@Nullable String code, String field) {
        if (code == null) {
            throw Problem.invalid(field, "is missing");
        }
        Channel channel = channels.get(code);
        if (channel == null) {
            throw Problem.of(ProblemCode.UNKNOWN_CHANNEL, field, "there is no channel " + code);
        }
        return channel;
    }

    /** The channel of an id, if there is one. */
    public @Nullable Channel channel(ChannelId id) {
        return channelsById.get(id);
    }

    /** The code of a channel. */
    public String code(ChannelId id) {
        Channel channel = channelsById.get(id);
        return channel == null ? String.valueOf(id.value()) : channel.code();
    }

    /** The category of an item, if a rule names it. */
    @Nullable
    String category(ItemId item) {
        return categories.get(item);
    }

    boolean hasCategories() {
        return !categories.isEmpty() || rules.hasCategories();
    }

    RuleBook rules() {
        return rules;
    }

    @Nullable
    Rule keepRule(ItemId item, LocationId location) {
        return rules.keep(item, categories.get(item), location);
    }

    @Override
    public long revision() {
        return revision;
    }

    @Override
    public long keep(ItemId item, LocationId location) {
        Rule rule = keepRule(item, location);
        return rule == null ? 0 : rule.keep();
    }

    @Override
    public List<Share> shares(ItemId item, LocationId location) {
        if (shares.isEmpty()) {
            return List.of();
        }
        List<Share> applying = new ArrayList<>();
        Set<PoolId> taken = new HashSet<>();
        int sum = 0;
        for (ShareRule rule : shares) {
            int with = sum + rule.share().basisPoints();
            if (applies(rule, item, location)
                    && with <= WHOLE
                    && taken.add(rule.share().pool())) {
                applying.add(rule.share());
                sum = with;
            }
        }
        return applying;
    }

    @Override
    public boolean isOurs(LocationId location) {
        Location known = places.location(location);
        return known == null || known.isOurs();
    }

    @Override
    public LocalDate businessDate(LocationId location, Instant at) {
        Location known = places.location(location);
        return known == null ? LocalDate.ofInstant(at, ZoneOffset.UTC) : known.businessDate(at);
    }

    private boolean applies(ShareRule rule, ItemId item, LocationId location) {
        return (rule.items() == null || rule.items().contains(item))
                && (rule.locations() == null || rule.locations().contains(location))
                && (rule.category() == null || rule.category().equals(categories.get(item)));
    }
}

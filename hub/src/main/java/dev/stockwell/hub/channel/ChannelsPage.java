package dev.stockwell.hub.channel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The channels as a list. */
public record ChannelsPage(List<Row> rows) {
    /**
     * A channel.
     *
     * @param profile what kind it is, in words
     * @param pool its own; empty if it draws on shared alone
     * @param ships where its orders are sent from, in the order in which it is tried
     * @param pickup where its customers may fetch orders
     * @param state how its connection stands; null if it is connected with no platform
     */
    public record Row(
            String code,
            String name,
            String profile,
            String pool,
            List<String> ships,
            List<String> pickup,
            ChannelStates.@Nullable State state) {}
}

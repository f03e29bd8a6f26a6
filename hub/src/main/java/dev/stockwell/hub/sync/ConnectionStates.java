package dev.stockwell.hub.sync;

import dev.stockwell.hub.channel.Channel;
import dev.stockwell.hub.channel.ChannelStates;
import dev.stockwell.hub.channel.Setup;
import dev.stockwell.hub.channel.Setups;
import dev.stockwell.hub.web.Input;
import dev.stockwell.kernel.ChannelId;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** How connected channels stand, in a line for each. */
@Component
class ConnectionStates implements ChannelStates {
    private final Tallies tallies;
    private final Setups setups;

    ConnectionStates(Tallies tallies, Setups setups) {
        this.tallies = tallies;
        this.setups = setups;
    }

    @Override
    public Map<ChannelId, State> now() {
        Setup setup = setups.current();
        Map<ChannelId, State> states = new HashMap<>();
        for (Tallies.Counted each : tallies.now()) {
            Connection connection = each.connection();
            Channel channel = setup.channel(connection.channel());
            if (channel != null) {
                Condition condition = Condition.of(connection, each.tally());
                states.put(
                        connection.channel(),
                        new State(
                                Input.written(connection.stage()),
                                condition.tone(),
                                condition.sentence(),
                                SyncPages.path(channel)));
            }
        }
        return states;
    }
}

package dev.stockwell.hub.channel;

import dev.stockwell.hub.web.Headline;
import dev.stockwell.kernel.ChannelId;
import java.util.Map;

/** Whoever knows how channels stand that are connected with a platform. */
@FunctionalInterface
public interface ChannelStates {
    /** How each connected channel stands now. */
    Map<ChannelId, State> now();

    /**
     * How a channel stands.
     *
     * @param stage how far its connection has come
     * @param tone what its colour means; the sentence says it too
     * @param path the page that shows more of it
     */
    record State(String stage, Headline.Tone tone, String sentence, String path) {}
}

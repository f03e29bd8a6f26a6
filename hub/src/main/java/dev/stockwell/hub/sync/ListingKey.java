package dev.stockwell.hub.sync;

import dev.stockwell.kernel.ChannelId;

/** A listing of a channel, by the channel's own id. */
record ListingKey(ChannelId channel, String listing) {}

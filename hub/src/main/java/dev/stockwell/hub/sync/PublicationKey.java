package dev.stockwell.hub.sync;

import dev.stockwell.kernel.ChannelId;

/** A listing at a place of its channel, both by the channel's own ids. */
record PublicationKey(ChannelId channel, String listing, String place) {}

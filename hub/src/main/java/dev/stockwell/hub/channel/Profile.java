package dev.stockwell.hub.channel;

/** What is usual for a kind of channel. */
public enum Profile {
    D2C,
    MARKETPLACE,
    POS,
    WHOLESALE,
    SOCIAL
}

package dev.stockwell.hub.access;

/**
 * What a one-time link leads to.
 *
 * @param name whom it lets in; empty if it is good no more
 */
public record LinkPage(String name, String path) {}

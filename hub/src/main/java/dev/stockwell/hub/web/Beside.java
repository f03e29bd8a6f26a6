package dev.stockwell.hub.web;

/**
 * A page that the navigation offers beside its sections, where a hub has one: the demo's story.
 *
 * @param icon its symbol in icons.svg
 * @param path where it starts
 */
public record Beside(String label, String icon, String path) {}

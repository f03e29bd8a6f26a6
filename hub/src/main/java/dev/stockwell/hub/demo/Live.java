package dev.stockwell.hub.demo;

/**
 * The story's page as it is now.
 *
 * @param said what came of what the visitor did; empty if he did nothing
 */
public record Live(StoryPage now, String said) {}

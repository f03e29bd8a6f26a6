package dev.stockwell.hub.web;

import java.util.List;

/** What became of each line of a call, in the order of the lines. */
public record Outcomes<T>(List<T> outcomes) {}

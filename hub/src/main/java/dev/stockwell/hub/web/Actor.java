package dev.stockwell.hub.web;

/** Who makes a call, by the name of the key, or by the name with which a person signs in. */
public record Actor(String name) {
    /** The request attribute that holds it. */
    public static final String ATTRIBUTE = "stockwell.actor";
}

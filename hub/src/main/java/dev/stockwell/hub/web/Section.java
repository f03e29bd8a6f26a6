package dev.stockwell.hub.web;

/** A part of the application as the navigation shows it. */
public enum Section {
    STOCK("Stock", "box", "/stock"),
    ORDERS("Orders", "cart", "/orders"),
    INCIDENTS("Incidents", "alert", "/incidents"),
    CHANNELS("Channels", "plug", "/channels"),
    LOCATIONS("Locations", "store", "/locations"),
    IMPORT("Import", "upload", "/import"),
    SETTINGS("Settings", "adjustments", "/settings");

    private final String label;
    private final String icon;
    private final String path;

    Section(String label, String icon, String path) {
        this.label = label;
        this.icon = icon;
        this.path = path;
    }

    /** What the navigation calls it. */
    public String label() {
        return label;
    }

    /** Its symbol in icons.svg. */
    public String icon() {
        return icon;
    }

    /** Where it starts. */
    public String path() {
        return path;
    }
}

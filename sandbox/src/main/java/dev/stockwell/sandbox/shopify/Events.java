package dev.stockwell.sandbox.shopify;

import java.util.Map;

/** Where the shop's events go. */
@FunctionalInterface
interface Events {
    void send(String topic, Map<String, ?> payload);
}

package dev.stockwell.hub.sync;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often shops are asked for what they do not tell.
 *
 * @param works whether this node works on channels; one that does not only serves calls and pages
 * @param ordersEvery how often orders are read from a shop that sends webhooks
 * @param ordersEveryWithout and from one that does not
 * @param catalogueEvery how often its listings and places are read
 * @param lookAgainAfter how old what was seen may become before it is looked at again
 * @param correctionsForgottenAfter after how long without a difference the count of corrections begins anew
 */
@ConfigurationProperties(prefix = "sync")
record SyncSettings(
        @DefaultValue("true") boolean works,
        @DefaultValue("15s") Duration ordersEvery,
        @DefaultValue("3s") Duration ordersEveryWithout,
        @DefaultValue("15m") Duration catalogueEvery,
        @DefaultValue("10m") Duration lookAgainAfter,
        @DefaultValue("6h") Duration correctionsForgottenAfter) {}

package dev.stockwell.sandbox.shopify;

/**
 * What the shop has counted.
 *
 * @param calls GraphQL calls that were let in
 * @param rateViolations calls that came when their points were not there
 * @param rateExcesses stretches of time in which more was spent than the limit allows
 * @param tokensGranted access tokens handed out
 * @param webhooksSent deliveries that were answered with 2xx
 * @param webhooksWaiting deliveries still to be made
 */
public record Figures(
        long calls,
        long rateViolations,
        long rateExcesses,
        int tokensGranted,
        long webhooksSent,
        int webhooksWaiting) {}

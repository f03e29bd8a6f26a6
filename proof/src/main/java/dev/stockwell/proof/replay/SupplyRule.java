package dev.stockwell.proof.replay;

/**
 * How much the seller has at the start and gets each month: what the month will ask at that location, times a forecast
 * that is wrong in both directions. So in most months a part of the items runs out before the next delivery.
 */
final class SupplyRule {
    /** The lowest and the highest forecast, in percent of what will be asked. */
    static final int FORECAST_MIN = 90;

    static final int FORECAST_MAX = 150;

    /** The part of the warehouse's goods that goes to the wholesale pool. */
    static final int WHOLESALE_PERCENT = 30;

    private SupplyRule() {}

    static long supply(String sku, String location, int month, long demand) {
        long percent =
                FORECAST_MIN + ShopRule.draw(sku + "@" + location + "#" + month) % (FORECAST_MAX - FORECAST_MIN + 1);
        return (demand * percent + 99) / 100;
    }

    /** What of an opening stock is set apart for wholesale; share rules divide only what comes later. */
    static long wholesalePart(long opening) {
        return opening * WHOLESALE_PERCENT / 100;
    }
}

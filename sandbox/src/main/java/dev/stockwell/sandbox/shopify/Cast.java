package dev.stockwell.sandbox.shopify;

/** What the demo's shop sells: the same things, in the same places, as the demo's hub. */
public final class Cast {

    private Cast() {}

    /** Online orders draw on the places in the order in which they are made: the store first, the warehouse after it. */
    public static void fill(SandboxShop shop) {
        long chicago = shop.addPlace("Chicago", true, false);
        long warehouse = shop.addPlace("Warehouse", true, false);
        long dallas = shop.addPlace("Dallas", true, false);
        shop.addVariant("MUG-BLUE", "4006381333931", "Blue mug", "8.50");
        shop.addVariant("POT", null, "Tea pot", "24.00");
        shop.addVariant("TRAY", null, "Bamboo tray", "15.00");
        shop.addBundle("TEA-SET", "Tea set", "52.00");
        shop.stock("MUG-BLUE", warehouse, 15);
        shop.stock("MUG-BLUE", chicago, 8);
        shop.stock("MUG-BLUE", dallas, 5);
        shop.stock("POT", warehouse, 4);
        shop.stock("POT", chicago, 1);
        shop.stock("TRAY", warehouse, 16);
    }
}

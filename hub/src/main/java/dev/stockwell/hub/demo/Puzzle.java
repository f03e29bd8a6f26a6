package dev.stockwell.hub.demo;

import dev.stockwell.sandbox.shopify.SandboxShop;
import java.io.IOException;
import java.time.Instant;

/** Three screens that show three numbers of the same kettles: 40 in the shop, 28 at the marketplace, 15 at the till. */
final class Puzzle {
    static final String SKU = "KETTLE";
    static final String MARKETPLACE = "amazon";
    static final String FBA = "fba-us";
    static final String SYSTEM = "amazon-fba";
    static final String TILL = "till-chicago";
    private static final int IN_WAREHOUSE = 25;
    private static final int IN_CHICAGO = 15;
    private static final int AT_FBA = 12;
    private static final int HELD_BACK = 9;

    private Puzzle() {}

    /** What the hub knows of them. */
    static void set(Api api, Instant now) throws IOException {
        api.call("PUT", "/locations/" + FBA, """
                {"name":"Amazon's warehouse (FBA)","type":"remote","authority":"%s"}""".formatted(SYSTEM));
        api.call("PUT", "/items/" + SKU, """
                {"title":"Kettle","category":"kettles"}""");
        api.call("PUT", "/channels/" + MARKETPLACE, """
                {"name":"Amazon (pretended)","profile":"marketplace","locations":["warehouse","%s"]}""".formatted(FBA));
        api.call("PUT", "/rules/kettles-amazon", """
                {"channel":"%s","sku":"%s","location":"warehouse","buffer":{"units":%d}}""".formatted(MARKETPLACE, SKU, HELD_BACK));
        api.applied("/movements", """
                {"movements":[
                 {"type":"opening","sku":"%1$s","location":"warehouse","quantity":%2$d},
                 {"type":"opening","sku":"%1$s","location":"chicago","quantity":%3$d}]}""".formatted(SKU, IN_WAREHOUSE, IN_CHICAGO));
        observe(api, AT_FBA, now);
    }

    /** What the shop knows of them. */
    static void stock(SandboxShop shop) {
        shop.addVariant(SKU, null, "Kettle", "39.00");
        shop.stock(SKU, shop.placeNamed("Warehouse"), IN_WAREHOUSE);
        shop.stock(SKU, shop.placeNamed("Chicago"), IN_CHICAGO);
    }

    /** The marketplace says how many lie in its own warehouse. */
    static void observe(Api api, long quantity, Instant at) throws IOException {
        api.applied("/observations", """
                {"system":"%s","observations":[
                 {"sku":"%s","location":"%s","quantities":{"available":%d},"observedAt":"%s"}]}""".formatted(SYSTEM, SKU, FBA, quantity, at));
    }
}

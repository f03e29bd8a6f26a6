package dev.stockwell.hub.commandline;

import dev.stockwell.hub.demo.Api;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** A small shop: a warehouse and two stores, three channels, and a few things to sell. */
final class DemoShop {
    private DemoShop() {}

    static void fill(Api hub) throws IOException {
        hub.call("PUT", "/locations/warehouse", """
                {"name":"Warehouse","type":"warehouse","timeZone":"America/Chicago"}""");
        hub.call("PUT", "/locations/chicago", """
                {"name":"Chicago store","type":"store","timeZone":"America/Chicago","dayEndsAt":"02:00"}""");
        hub.call("PUT", "/locations/dallas", """
                {"name":"Dallas store","type":"store","timeZone":"America/Chicago","dayEndsAt":"02:00"}""");
        hub.call("PUT", "/items/MUG-BLUE", """
                {"title":"Blue mug","category":"mugs","gtins":["4006381333931"],
                 "packs":[{"sku":"MUG-BLUE-6","name":"box of six","units":6}]}""");
        hub.call("PUT", "/items/POT", """
                {"title":"Tea pot","category":"pots"}""");
        hub.call("PUT", "/items/TRAY", """
                {"title":"Bamboo tray","category":"trays"}""");
        hub.call("PUT", "/bundles/TEA-SET", """
                {"title":"Tea set","components":[{"sku":"MUG-BLUE","quantity":4},{"sku":"POT","quantity":1}]}""");
        hub.call("PUT", "/pools/wholesale", """
                {"name":"Wholesale"}""");
        hub.call("PUT", "/channels/web", """
                {"name":"Web shop","profile":"d2c",
                 "locations":["warehouse",{"code":"chicago","ship":false,"pickup":true}]}""");
        hub.call("PUT", "/channels/till-chicago", """
                {"name":"Till in Chicago","profile":"pos","locations":["chicago"]}""");
        hub.call("PUT", "/channels/wholesale", """
                {"name":"Wholesale","profile":"wholesale","pool":"wholesale","locations":["warehouse"]}""");
        hub.call("PUT", "/rules/mugs-floor", """
                {"sku":"MUG-BLUE","location":"warehouse","keep":2}""");
        hub.call("PUT", "/rules/web-buffer", """
                {"channel":"web","category":"mugs","buffer":{"units":1}}""");
        hub.call("POST", "/movements", """
                {"movements":[
                 {"type":"opening","sku":"MUG-BLUE","location":"warehouse","quantity":15,
                  "unitCost":{"amount":"2.10","currency":"USD"}},
                 {"type":"opening","sku":"MUG-BLUE","location":"chicago","quantity":8},
                 {"type":"opening","sku":"MUG-BLUE","location":"dallas","quantity":5},
                 {"type":"opening","sku":"POT","location":"warehouse","quantity":4},
                 {"type":"opening","sku":"POT","location":"chicago","quantity":1},
                 {"type":"opening","sku":"TRAY","location":"warehouse","quantity":40},
                 {"type":"allocate","sku":"TRAY","location":"warehouse","quantity":24,
                  "fromPool":"shared","toPool":"wholesale"}]}""");
    }

    /** One call of each kind that a day is made of. */
    static void rehearse(Api hub) throws IOException {
        hub.call("POST", "/reservations", """
                {"channel":"web","lines":[{"sku":"TEA-SET","quantity":1}]}""");
        hub.call("POST", "/reservations/batch", """
                {"reservations":[{"channel":"web","lines":[{"sku":"TRAY","quantity":1}]}]}""");
        hub.call("POST", "/sales", """
                {"sales":[{"channel":"till-chicago","location":"chicago","lines":[{"sku":"MUG-BLUE","quantity":9}]}]}""");
        hub.call("GET", "/stock?sku=MUG-BLUE", null);
        hub.call("GET", "/availability?channel=web&sku=MUG-BLUE&sku=TEA-SET", null);
        hub.call("GET", "/stock/MUG-BLUE/explain?channel=web", null);
        hub.call("GET", "/ledger?sku=MUG-BLUE", null);
        hub.call("GET", "/incidents?open=true", null);
    }

    static String callsToTry(URI address, String signIn, Path key) {
        return """

                Stockwell serves %1$s. The story begins here; the link is good once, for a quarter of an hour:

                  %3$s

                There are 15 blue mugs in the warehouse, 8 in Chicago and 5 in Dallas; a pretend Shopify that shows them, two
                tills, a web shop and wholesale. Sell at the till and watch the shop's number fall; take the shop down; edit
                behind our back. Or try it from another terminal:

                  API=%1$s/api/v1; KEY="Authorization: Bearer $(cat %2$s)"; JSON="Content-Type: application/json"

                How many blue mugs are there, and where?
                  curl -s -H "$KEY" "$API/stock?sku=MUG-BLUE"
                How many may the web shop show, and why not 15?
                  curl -s -H "$KEY" "$API/availability?channel=web&sku=MUG-BLUE&sku=TEA-SET"
                  curl -s -H "$KEY" "$API/stock/MUG-BLUE/explain?channel=web"
                Set two tea sets aside for a cart, for a quarter of an hour:
                  curl -s -H "$KEY" -H "$JSON" $API/reservations -d '{"channel":"web","lines":[{"sku":"TEA-SET","quantity":2}]}'
                Ask for more than there is:
                  curl -s -H "$KEY" -H "$JSON" $API/reservations -d '{"channel":"web","lines":[{"sku":"MUG-BLUE","quantity":50}]}'
                Sell 9 of the 8 mugs in Chicago (it has happened, so it is recorded), and see what it led to:
                  curl -s -H "$KEY" -H "$JSON" $API/sales -d '{"sales":[{"id":"'$(cat /proc/sys/kernel/random/uuid)'","channel":"till-chicago","location":"chicago","lines":[{"sku":"MUG-BLUE","quantity":9}]}]}'
                  curl -s -H "$KEY" "$API/incidents?open=true"
                Every movement of the mugs, the newest first:
                  curl -s -H "$KEY" "$API/ledger?sku=MUG-BLUE"
                The whole API:
                  %1$s/api/v1/openapi.json

                Stop it with Ctrl+C: nothing of it is kept.
                """.formatted(address, key, signIn);
    }
}

package dev.stockwell.hub.testing;

import tools.jackson.databind.JsonNode;

/** A small shop of its own in the shared hub: two places, an item with a pack, a bundle, a web channel and a till. */
public final class Shop {
    private final TestHub hub = TestHub.shared();
    private final String name = TestHub.fresh("shop");

    public final String warehouse = name + "-warehouse";
    public final String store = name + "-store";
    public final String web = name + "-web";
    public final String till = name + "-till";
    public final String mug = name + "-MUG";
    public final String box = name + "-MUG-12";
    public final String pot = name + "-POT";
    public final String tip = name + "-TIP";
    public final String set = name + "-SET";

    public Shop() {
        created("/locations/" + warehouse, "{'name':'Warehouse'}");
        created("/locations/" + store, "{'name':'Store','type':'store'}");
        created("/items/" + mug, "{'title':'Mug','packs':[{'sku':'%s','units':12}]}".formatted(box));
        created("/items/" + pot, "{'title':'Pot'}");
        created("/items/" + tip, "{'title':'Tip','stocked':false}");
        created(
                "/bundles/" + set,
                "{'components':[{'sku':'%s','quantity':4},{'sku':'%s','quantity':1}]}".formatted(mug, pot));
        created("/channels/" + web, "{'name':'Web','locations':['%s']}".formatted(warehouse));
        created("/channels/" + till, "{'name':'Till','profile':'pos','locations':['%s']}".formatted(store));
    }

    /** A PUT of something new; single quotes stand for double ones. */
    public void created(String path, String body) {
        TestHub.Reply reply = hub.put(path, json(body));
        if (reply.status() != 201) {
            throw new AssertionError("PUT " + path + ": " + reply.raw().body());
        }
    }

    public void received(String sku, String location, long quantity) {
        JsonNode outcome =
                moved("{'type':'receive','sku':'%s','location':'%s','quantity':%d}".formatted(sku, location, quantity));
        if (!outcome.path("status").asString().equals("applied")) {
            throw new AssertionError(outcome.toString());
        }
    }

    /** The outcome of one movement. */
    public JsonNode moved(String line) {
        return hub.post("/movements", json("{'movements':[%s]}".formatted(line)))
                .body()
                .at("/outcomes/0");
    }

    public TestHub.Reply reserved(String body) {
        return hub.post("/reservations", json(body));
    }

    /** The level of a SKU at a location in shared. */
    public JsonNode level(String sku, String location) {
        return hub.get("/stock?sku=%s&location=%s&pool=shared".formatted(sku, location))
                .body()
                .at("/items/0");
    }

    /** JSON with single quotes for double ones. */
    public static String json(String text) {
        return text.replace('\'', '"');
    }
}

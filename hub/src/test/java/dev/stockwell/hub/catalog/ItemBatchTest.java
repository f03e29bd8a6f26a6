package dev.stockwell.hub.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stockwell.hub.testing.TestHub;
import dev.stockwell.hub.web.ProblemCode;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Items that are changed together end as if each had been put alone. */
class ItemBatchTest {
    private final TestHub hub = TestHub.shared();
    private final ItemChanges changes = hub.bean(ItemChanges.class);
    private final JsonMapper json = JsonMapper.shared();

    @Test
    void manyItemsAreMadeWithTheirNamesAndCanBeReadOneByOne() {
        String one = TestHub.fresh("ONE");
        String two = TestHub.fresh("TWO");

        List<ItemOutcome> outcomes = put(
                edit(one, "{'title':'One','aliases':['%s-alias'],'options':{'Size':'Small'}}".formatted(one)),
                edit(
                        two,
                        "{'title':'Two','packs':[{'sku':'%s-12','units':12,'gtin':'4006381333924'}]}".formatted(two)));

        assertThat(outcomes).allMatch(outcome -> outcome instanceof ItemOutcome.Put put && put.before() == null);
        assertThat(hub.get("/items/" + one + "-alias").body().path("title").asString())
                .isEqualTo("One");
        assertThat(hub.get("/items/" + one).body().at("/options/Size").asString())
                .isEqualTo("Small");
        assertThat(hub.get("/items/" + two).body().at("/packs/0/units").asInt()).isEqualTo(12);
        assertThat(hub.put("/items/" + two, "{\"packs\":null}").status()).isEqualTo(200);
    }

    @Test
    void aBadItemIsRefusedAloneAndTheOthersAreWritten() {
        String good = TestHub.fresh("GOOD");
        String bad = TestHub.fresh("BAD");

        List<ItemOutcome> outcomes =
                put(edit(bad, "{'gtins':['4006381333932']}"), edit(good, "{'title':'Good'}"), edit(" x ", "{}"));

        assertThat(refusal(outcomes.get(0))).isEqualTo(ProblemCode.INVALID_GTIN);
        assertThat(outcomes.get(1)).isInstanceOf(ItemOutcome.Put.class);
        assertThat(refusal(outcomes.get(2))).isEqualTo(ProblemCode.INVALID_REQUEST);
        assertThat(hub.get("/items/" + bad).status()).isEqualTo(404);
        assertThat(hub.get("/items/" + good).status()).isEqualTo(200);
    }

    @Test
    void twoItemsOfOneBatchCannotHaveOneName() {
        String first = TestHub.fresh("FIRST");
        String second = TestHub.fresh("SECOND");

        List<ItemOutcome> outcomes = put(
                edit(first, "{'aliases':['%s-x'],'gtins':['96385074']}".formatted(first)),
                edit(second, "{'aliases':['%s-X']}".formatted(first)),
                edit(second, "{'gtins':['96385074']}"));

        assertThat(outcomes.get(0)).isInstanceOf(ItemOutcome.Put.class);
        assertThat(refusal(outcomes.get(1))).isEqualTo(ProblemCode.SKU_TAKEN);
        assertThat(refusal(outcomes.get(2))).isEqualTo(ProblemCode.GTIN_TAKEN);
    }

    @Test
    void aNameThatAnEarlierItemOfTheBatchGivesUpIsFreeForALaterOne() {
        String first = TestHub.fresh("GIVES");
        String second = TestHub.fresh("TAKES");
        put(edit(first, "{'aliases':['%s-x'],'gtins':['73513537']}".formatted(first)));

        List<ItemOutcome> outcomes = put(
                edit(first, "{'aliases':[],'gtins':[]}"),
                edit(second, "{'aliases':['%s-x'],'gtins':['73513537']}".formatted(first)));

        assertThat(outcomes).allMatch(ItemOutcome.Put.class::isInstance);
        assertThat(hub.get("/items/" + first + "-x").body().path("sku").asString())
                .isEqualTo(second);
    }

    @Test
    void oneItemChangedTwiceInABatchHasBothChanges() {
        String sku = TestHub.fresh("TWICE");

        List<ItemOutcome> outcomes = put(
                edit(sku, "{'title':'First'}"), edit(sku.toLowerCase(java.util.Locale.ROOT), "{'category':'later'}"));

        assertThat(outcomes.get(1)).matches(outcome -> outcome instanceof ItemOutcome.Put put && put.before() != null);
        assertThat(hub.get("/items/" + sku).body().toString()).contains("First", "later");
    }

    @Test
    void theSameItemsAgainChangeNothing() {
        String sku = TestHub.fresh("SAME");
        put(edit(sku, "{'title':'Same','unitCost':{'amount':'2.55','currency':'EUR'}}"));
        String etag =
                hub.get("/items/" + sku).raw().headers().firstValue("ETag").orElseThrow();

        List<ItemOutcome> outcomes = put(edit(sku, "{'title':'Same'}"));

        assertThat(outcomes.getFirst()).matches(outcome -> outcome instanceof ItemOutcome.Put put && !put.isChange());
        assertThat(hub.get("/items/" + sku).raw().headers().firstValue("ETag")).contains(etag);
    }

    @Test
    void aPreviewSaysTheSameAndChangesNothing() {
        String sku = TestHub.fresh("PREVIEW");

        List<ItemOutcome> outcomes = changes.previewItems(List.of(edit(sku, "{'title':'Not yet'}")));

        assertThat(outcomes.getFirst())
                .matches(outcome -> outcome instanceof ItemOutcome.Put put && put.before() == null);
        assertThat(hub.get("/items/" + sku).status()).isEqualTo(404);
    }

    private List<ItemOutcome> put(ItemEdit... edits) {
        return changes.putItems(List.of(edits), "test", outcomes -> {});
    }

    private ItemEdit edit(String sku, String patch) {
        return ItemEdit.of(sku, (ObjectNode) json.readTree(patch.replace('\'', '"')), null);
    }

    private static ProblemCode refusal(ItemOutcome outcome) {
        return ((ItemOutcome.Refused) outcome).problem().code();
    }
}

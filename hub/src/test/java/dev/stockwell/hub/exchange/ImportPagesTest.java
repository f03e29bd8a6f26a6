package dev.stockwell.hub.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stockwell.hub.testing.TestBrowser;
import dev.stockwell.hub.testing.TestHub;
import java.net.http.HttpRequest;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** A person brings a file in through the page, without any script. */
class ImportPagesTest {
    private final TestHub hub = TestHub.shared();
    private final Files files = new Files(hub);
    private final TestBrowser owner = TestBrowser.ofTheOwner(hub);
    private final String stem = TestHub.fresh("PAGE") + "-";

    @Test
    void aFileIsSentLookedThroughMappedTakenInAndTold() {
        owner.get("/import");
        TestHub.Reply sent = upload("waren.csv", "Kenner,Ware,Preis\n%s1,Topf,1\n,Namenlos,2\n".formatted(stem));
        String page = sent.raw().headers().firstValue("Location").orElse("");
        assertThat(sent.status()).as(sent.raw().body()).isBetween(302, 303);
        String path = page.substring(page.indexOf("/import/"));
        files.ended("/imports/" + path.substring("/import/".length()));

        assertThat(owner.get(path).raw().body()).contains("no column is known to be the sku", "What its columns mean");
        owner.submit(path + "/choose", "column.sku", "Kenner", "column.title", "Ware", "saveAs", stem + "till");
        files.ended("/imports/" + path.substring("/import/".length()));
        assertThat(owner.get(path).raw().body()).contains("Would be new", "Take in the good one", "Namenlos");

        owner.submit(path + "/run");
        files.ended("/imports/" + path.substring("/import/".length()));
        assertThat(owner.get(path).raw().body()).contains("Taken in").doesNotContain("Would be new");
        assertThat(owner.get(path + "/bad-rows.csv").raw().body()).contains("3,sku,is empty,\",Namenlos,2\"");
        assertThat(hub.get("/items/" + stem + "1").body().path("title").asString())
                .isEqualTo("Topf");
        assertThat(owner.get("/import").raw().body()).contains("waren.csv", stem + "till");
        assertThat(owner.get("/export/items.csv").raw().body()).contains(stem + "1,Topf");
    }

    @Test
    void aShopWithoutSkusIsOfferedOnesMadeOfHandleAndOptions() {
        owner.get("/import");
        String shop = stem.toLowerCase(Locale.ROOT);
        TestHub.Reply sent = upload("shop.csv", """
                Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price
                %1$spot,Clay Pot,Size,Regular,,9.99
                %1$spot,,,Large,,15.99
                """.formatted(shop));
        String page = sent.raw().headers().firstValue("Location").orElse("");
        String path = page.substring(page.indexOf("/import/"));
        files.ended("/imports/" + path.substring("/import/".length()));
        assertThat(owner.get(path).raw().body())
                .contains("Make SKUs of handle and options")
                .doesNotContain("Take in");

        owner.submit(path + "/choose", "emptySku", "handle-options");
        files.ended("/imports/" + path.substring("/import/".length()));
        owner.get(path);
        owner.submit(path + "/run");
        files.ended("/imports/" + path.substring("/import/".length()));

        assertThat(hub.get("/items/" + shop + "pot-large").body().path("title").asString())
                .startsWith("Clay Pot");
    }

    @Test
    void anEmptyFileIsAnsweredWithASentence() {
        owner.get("/import");

        TestHub.Reply sent = upload("nothing.csv", "");

        assertThat(sent.status()).isEqualTo(400);
        assertThat(sent.raw().body()).contains("Choose a file that has something in it.");
    }

    private TestHub.Reply upload(String name, String content) {
        String body = """
                --sep\r
                Content-Disposition: form-data; name="formToken"\r
                \r
                %s\r
                --sep\r
                Content-Disposition: form-data; name="kind"\r
                \r
                \r
                --sep\r
                Content-Disposition: form-data; name="file"; filename="%s"\r
                Content-Type: text/csv\r
                \r
                %s\r
                --sep--\r
                """.formatted(owner.formToken(), name, content);
        return hub.send(HttpRequest.newBuilder(hub.address().resolve("/import"))
                .header("Accept", "text/html")
                .header("Cookie", "stockwell=" + owner.cookie())
                .header("Content-Type", "multipart/form-data; boundary=sep")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }
}

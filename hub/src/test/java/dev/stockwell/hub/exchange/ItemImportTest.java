package dev.stockwell.hub.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stockwell.hub.testing.TestHub;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Items come in from files of any order, encoding and make; good rows are kept, bad ones named. */
class ItemImportTest {
    private final TestHub hub = TestHub.shared();
    private final Files files = new Files(hub);
    private final String stem = TestHub.fresh("IMP") + "-";

    @Test
    void aFileIsPreviewedThenTakenInAndTheSecondTimeChangesNothing() {
        String file = "title,SKU,unit cost,currency\nMug,%1$sA,2.55,EUR\nPot,%1$sB,,\n".formatted(stem);

        JsonNode preview = files.items("?preview=true", file);
        assertThat(preview.at("/report/new").asInt()).isEqualTo(2);
        assertThat(hub.get("/items/" + stem + "A").status()).isEqualTo(404);

        assertThat(files.items("", file).at("/report/new").asInt()).isEqualTo(2);
        assertThat(hub.get("/items/" + stem + "A").body().at("/unitCost/amount").asString())
                .isEqualTo("2.55");
        assertThat(files.items("", file).at("/report/unchanged").asInt()).isEqualTo(2);
    }

    @Test
    void badRowsAreNamedByLineFieldAndReasonAndGoodOnesKept() {
        JsonNode answer = files.items("", """
                sku,title,gtins
                %1$s1,"two
                lines",
                %1$s2,Good,4099999000005
                %1$s3,Wrong digit,4099999000006
                ,Nameless,
                %1$s2,Again,
                %1$s5
                """.formatted(stem));

        assertThat(answer.at("/report/new").asInt()).isEqualTo(2);
        assertThat(answer.path("badRows"))
                .extracting(row ->
                        row.path("line").asInt() + " " + row.path("field").asString())
                .containsExactly("5 gtins[0]", "6 sku", "7 sku", "8 sku");
        String csv = hub.get("/imports/" + answer.path("id").asString() + "/bad-rows")
                .raw()
                .body();
        assertThat(csv).contains("5,gtins[0],", stem + "3,Wrong digit,4099999000006");
    }

    @Test
    void everyUsualEncodingIsFoundOut() throws IOException {
        Charset windows = Charset.forName("windows-1252");
        encoded("UTF-8", StandardCharsets.UTF_8, new byte[0]);
        encoded("UTF-8-MARK", StandardCharsets.UTF_8, new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
        encoded("UTF-16LE", StandardCharsets.UTF_16LE, new byte[] {(byte) 0xFF, (byte) 0xFE});
        encoded("UTF-16BE", StandardCharsets.UTF_16BE, new byte[] {(byte) 0xFE, (byte) 0xFF});
        encoded("UTF-16-BARE", StandardCharsets.UTF_16LE, new byte[0]);
        encoded("WINDOWS", windows, new byte[0]);
    }

    private void encoded(String name, Charset charset, byte[] mark) throws IOException {
        String sku = stem + name;
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(mark);
        file.write("sku;title\r\n%s;Blaue Schüssel für Öl\r\n".formatted(sku).getBytes(charset));

        assertThat(files.items("", file.toByteArray()).at("/report/new").asInt())
                .as(name)
                .isEqualTo(1);
        assertThat(hub.get("/items/" + sku).body().path("title").asString())
                .as(name)
                .isEqualTo("Blaue Schüssel für Öl");
    }

    @Test
    void aSpellingThatDiffersByCaseOrWidthIsTakenForTheSameItemAndSaid() {
        hub.put("/items/" + stem + "CASE", "{\"title\":\"Old\"}");

        JsonNode answer = files.items("", "sku,title\n" + stem.toLowerCase(java.util.Locale.ROOT) + "ｃase,New\n");

        assertThat(answer.at("/report/changed").asInt()).isEqualTo(1);
        assertThat(answer.at("/report/warnings/0/message").asString()).contains("is taken for " + stem + "CASE");
        assertThat(answer.at("/report/largest/0/change").asString()).contains("Old becomes New");
    }

    @Test
    void shopifysProductsAreRowsThatBelongTogether() {
        JsonNode answer = files.items("?emptySku=handle-options&currency=USD", """
                Handle,Title,Body (HTML),Vendor,Type,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Variant SKU,Variant Barcode,Image Src,Cost per item
                %1$sshirt,Shirt,"<p>Nice, ""soft""</p>
                <b>shirt</b>",V,Tops,Size,Small,Color,Blue,%1$sS,'4006381333948,http://x/1.jpg,4.5
                %1$sshirt,,,,,,Large,,Blue,,no-gtin,,
                %1$sshirt,,,,,,,,,,,http://x/2.jpg,
                """.formatted(stem));

        assertThat(answer.at("/details/format").asString()).isEqualTo("shopify-products");
        assertThat(answer.at("/report/new").asInt()).isEqualTo(2);
        assertThat(answer.at("/report/skipped").size()).isEqualTo(1);
        JsonNode small = hub.get("/items/" + stem + "S").body();
        assertThat(small.path("title").asString()).isEqualTo("Shirt - Small / Blue");
        assertThat(small.at("/options/Color").asString()).isEqualTo("Blue");
        assertThat(small.at("/gtins/0").asString()).isEqualTo("4006381333948");
        assertThat(small.at("/unitCost/amount").asString()).isEqualTo("4.5");
        String made = (stem + "shirt-large-blue").toLowerCase(java.util.Locale.ROOT);
        assertThat(hub.get("/items/" + made).body().path("category").asString()).isEqualTo("Tops");
    }

    @Test
    void anEmptySkuIsReportedUnlessSomebodyAsksForOneToBeMade() {
        JsonNode answer = files.items("?preview=true", """
                Handle,Title,Option1 Name,Option1 Value,Variant SKU
                shirt,Shirt,Size,Small,
                """);

        assertThat(answer.at("/report/bad").asInt()).isEqualTo(1);
        assertThat(answer.at("/badRows/0/reason").asString()).contains("handle-options");
    }

    @Test
    void wooCommerceSquareAndAmazonAreRecognised() {
        JsonNode woo = files.items("?preview=true", """
                ID,Type,SKU,"GTIN, UPC, EAN, or ISBN",Name,Published,"Is featured?",Parent,Categories,"Attribute 1 name","Attribute 1 value(s)"
                1,variable,%1$sW,,Hoodie,1,0,,"Clothes > Hoodies, Sale",Color,"Blue, Red"
                2,variation,%1$sW-B,,Hoodie - Blue,1,0,id:1,,Color,Blue
                """.formatted(stem));
        JsonNode square = files.items("?preview=true", """
                Token,Item Name,Variation Name,SKU,Description,Categories,GTIN,Current Quantity Main St
                T1,Tea,Small,%1$sT-S,Good tea,Drinks,,4
                T1,Tea,Regular,%1$sT-R,Good tea,Drinks,,4
                """.formatted(stem));
        JsonNode amazon = files.items(
                "?preview=true",
                "item-name\titem-description\tlisting-id\tseller-sku\tprice\tquantity\tproduct-id-type\tproduct-id\n"
                        + "19\" rack \"black\"\t\tL1\t" + stem + "AMZ\t9.99\t4\t1\tB00000\n");

        assertThat(woo.at("/details/format").asString()).isEqualTo("woocommerce");
        assertThat(woo.at("/report/new").asInt()).isEqualTo(1);
        assertThat(woo.at("/report/skipped").size()).isEqualTo(1);
        assertThat(square.at("/details/format").asString()).isEqualTo("square");
        assertThat(square.at("/report/new").asInt()).isEqualTo(2);
        assertThat(amazon.at("/details/format").asString()).isEqualTo("amazon");
        assertThat(amazon.at("/report/new").asInt()).isEqualTo(1);
    }

    @Test
    void aColumnThatNobodyRecognisesCanBeNamedAndTheMappingKeptForTheNextFile() {
        String file = "Ware,Kenner\nTopf,%sK\n".formatted(stem);
        JsonNode lost = files.preview("?kind=items", file);
        String path = "/imports/" + lost.path("id").asString();
        String mapping = TestHub.fresh("mapping");

        assertThat(lost.path("status").asString()).isEqualTo("failed");
        assertThat(lost.path("failure").asString()).contains("columns.sku");
        TestHub.Reply chosen = hub.put(
                path,
                "{\"choices\":{\"columns\":{\"sku\":\"Kenner\",\"title\":\"Ware\"}},\"saveAs\":\"%s\"}"
                        .formatted(mapping));
        assertThat(chosen.status()).as(chosen.raw().body()).isEqualTo(200);
        assertThat(files.ended(path).at("/preview/new").asInt()).isEqualTo(1);

        JsonNode again = files.run("?kind=items&mapping=" + mapping, file);
        assertThat(again.at("/report/new").asInt()).isEqualTo(1);
        assertThat(hub.get("/items/" + stem + "K").body().path("title").asString())
                .isEqualTo("Topf");
    }

    @Test
    void whatIsExportedChangesNothingWhenItComesBack() {
        hub.put(
                "/items/" + stem + "EXP",
                "{\"title\":\"=HYPERLINK(1)\",\"aliases\":[\"%sa|b\",\"-%s\"],\"category\":\"@x\",\"unitCost\":{\"amount\":\"-1.5\",\"currency\":\"EUR\"},\"packs\":[{\"sku\":\"%sEXP-6\",\"units\":6}],\"options\":{\"Size\":\"+1\"}}"
                        .formatted(stem, stem, stem));
        hub.put("/locations/" + stem + "HERE", "{\"name\":\"=Here\",\"timeZone\":\"America/Chicago\"}");
        hub.put("/bundles/" + stem + "SET", "{\"components\":[{\"sku\":\"%sEXP\",\"quantity\":2}]}".formatted(stem));

        for (String kind : new String[] {"items", "packs", "bundles", "locations"}) {
            String exported = hub.get("/exports/" + kind).raw().body();
            assertThat(exported).doesNotContainPattern("(?m)(^|,)\"?[=+@-]");
            JsonNode back = files.preview("?kind=" + kind, exported);
            assertThat(back.at("/preview/rows").asLong()).as(kind).isPositive();
            assertThat(back.at("/preview/new").asLong()
                            + back.at("/preview/changed").asLong()
                            + back.at("/preview/bad").asLong())
                    .as("%s: %s", kind, back)
                    .isZero();
        }
    }
}

package dev.stockwell.hub.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stockwell.hub.testing.Chromium;
import dev.stockwell.hub.testing.TestHub;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pages that stay open, in a real browser: they show what changes, and say so when they no longer can. */
class LivePagesTest {

    @Test
    void anOpenPageShowsWhatChangesAndSaysWhenItCannot() {
        TestHub hub = FeedHub.get();
        hub.put("/locations/shop", "{\"name\":\"Shop\"}");
        hub.put("/items/LIVE-A", "{\"title\":\"First\",\"category\":\"live\"}");
        hub.put("/items/LIVE-B", "{\"title\":\"Second\",\"category\":\"live\"}");
        receive(hub, "LIVE-A", 5);

        try (Chromium browser = Chromium.open(hub)) {
            browser.signIn();
            browser.go("/stock?category=live");
            String onHand = "tr[data-sku='LIVE-A'] td.num:nth-of-type(3)";
            browser.waitForText(onHand, "5");
            receive(hub, "LIVE-A", 7);
            browser.waitForText(onHand, "12");
            browser.waitFor("tr[data-sku='LIVE-A'] .door.changed");
            assertThat(browser.texts("tbody td.who a")).isEqualTo(List.of("LIVE-A", "LIVE-B"));

            browser.go("/items/LIVE-A");
            browser.waitForText("#levels tbody", "12");
            receive(hub, "LIVE-A", 8);
            browser.waitForText("#levels tbody", "20");
            browser.waitForText("#movements tbody", "+8");

            assertThat(browser.texts("#headline").getFirst()).doesNotContain("wrong");
            sell(hub, "LIVE-B");
            browser.waitForText("#headline", "1 count was wrong");

            Stream stream = hub.bean(Stream.class);
            stream.stop();
            browser.waitForText("#lost", "Not live. As of");
            receive(hub, "LIVE-A", 1);
            browser.waitForText("#levels tbody", "21");
            browser.picture("live-lost");
            stream.start();
            browser.waitForNothing("#lost");
            receive(hub, "LIVE-A", 1);
            browser.waitForText("#levels tbody", "22");
        }
    }

    private static void receive(TestHub hub, String sku, long quantity) {
        move(hub, "receive", sku, quantity, "");
    }

    private static void sell(TestHub hub, String sku) {
        move(hub, "adjust", sku, -1, ",\"reason\":\"lost\"");
    }

    private static void move(TestHub hub, String type, String sku, long quantity, String more) {
        TestHub.Reply reply = hub.post(
                "/movements",
                "{\"movements\":[{\"type\":\"%s\",\"sku\":\"%s\",\"location\":\"shop\",\"quantity\":%d%s}]}"
                        .formatted(type, sku, quantity, more));
        assertThat(reply.body().at("/outcomes/0/status").asString()).isEqualTo("applied");
    }
}

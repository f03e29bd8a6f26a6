package dev.stockwell.hub.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stockwell.hub.demo.Demo;
import dev.stockwell.hub.testing.Chromium;
import dev.stockwell.hub.testing.TestHub;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The story of the demo as a visitor walks through it, in a real browser, with the shop, the tills and the hub of the demo. */
class DemoStoryTest {
    private static TestHub hub;

    @BeforeAll
    static void open() throws IOException {
        hub = TestHub.start("--" + Demo.PROPERTY + "=true");
        DemoShop.fill(DemoStoryTest::call);
        String trouble = hub.bean(Demo.class).open(new Demo.Hub(DemoStoryTest::call, hub.address()));
        assertThat(trouble).isEmpty();
    }

    @AfterAll
    static void close() {
        hub.bean(Demo.class).close();
        hub.stop();
    }

    private static JsonNode call(String method, String path, @Nullable String body) throws IOException {
        TestHub.Reply reply = hub.call(method, path, body);
        if (reply.status() >= 300) {
            throw new IOException(reply.body().path("detail").asString(path));
        }
        return reply.body();
    }

    @Test
    void aVisitorSellsBuysBreaksMendsEditsAndAsksWhy() {
        try (Chromium browser = Chromium.open(hub)) {
            browser.signIn();
            browser.go(Demo.PATH);
            browser.press("#public");
            browser.waitForText("#public", "Let the public buy");
            browser.waitForText("#shown-chicago", "8");
            browser.picture("story");

            browser.write("#scan", "4006381333931\n");
            browser.waitForText("#shown-chicago", "7");
            browser.waitFor("#step-1.done");

            browser.press("#shop button[value=buy]");
            browser.waitForText("#till-chicago", "6");
            browser.waitFor("#step-2.done");

            browser.press("#break button[value=down]");
            browser.write("#scan", "mug-blue\n");
            browser.waitForText("#till-chicago", "5");
            browser.waitForText("#numbers", "has not answered since");
            assertThat(browser.texts("#shown-chicago")).containsExactly("6");
            browser.press("#break button[value=mend]");
            browser.waitForText("#shown-chicago", "5");
            browser.waitFor("#step-3.done");

            browser.press("#edit button");
            browser.waitForText("#side", "Somebody changed it there");
            browser.waitForText("#shown-dallas", "5");
            browser.waitFor("#step-4.done");
            browser.picture("story-told");

            browser.press("#told-warehouse");
            browser.waitForText(".figure", "13");
            browser.go(Demo.PATH);
            browser.waitFor("#step-5.done");
            browser.phone();
            browser.go(Demo.PATH);
            browser.waitFor("#numbers");
            browser.picture("story-phone");
            assertThat(browser.complaints()).isEmpty();
        }
        hub.assertCoherent();
    }

    @Test
    void threeScreensShowThreeNumbersAndNoneOfThemIsWrong() {
        try (Chromium browser = Chromium.open(hub)) {
            browser.signIn();
            browser.go(Demo.PATH + "/puzzle");
            browser.waitForText("#units", "52");
            assertThat(browser.texts(".screen .figure")).containsExactly("40", "28", "15");
            assertThat(browser.texts("#truth").getFirst()).startsWith("There are 52: 25 in our warehouse");
            browser.picture("puzzle");

            browser.press("button[value=till]");
            browser.waitForText("#units", "51");
            browser.waitForText(".screen:nth-child(1) .figure", "39");
            browser.press("button[value=fba]");
            browser.waitForText("#units", "50");

            assertThat(browser.texts(".screen .figure")).containsExactly("39", "27", "14");
            assertThat(browser.complaints()).isEmpty();
        }
    }
}

package dev.stockwell.hub.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stockwell.hub.testing.TestBrowser;
import dev.stockwell.hub.testing.TestHub;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who sees and changes what, and what every page carries. */
class PageGateTest {
    private final TestHub hub = TestHub.shared();
    private final TestBrowser owner = TestBrowser.ofTheOwner(hub);

    @Test
    void aFormWithoutItsTokenOrWithAWrongOneIsRefused() {
        owner.get("/settings/keys");
        String name = TestHub.fresh("forged");

        TestHub.Reply none = owner.post("/settings/keys", List.of(), "name", name, "role", "owner");
        TestHub.Reply wrong =
                owner.post("/settings/keys", List.of(), "formToken", "AAAA", "name", name, "role", "owner");
        TestBrowser stranger = TestBrowser.ofTheOwner(hub);
        stranger.get("/settings/keys");
        TestHub.Reply ofAnotherSession = owner.post(
                "/settings/keys", List.of(), "formToken", stranger.formToken(), "name", name, "role", "owner");

        assertThat(List.of(none.status(), wrong.status(), ofAnotherSession.status()))
                .containsOnly(403);
        assertThat(none.raw().body()).contains("The form is out of date");
        assertThat(hub.get("/keys").raw().body()).doesNotContain(name);
    }

    @Test
    void aScriptMaySendTheTokenInAHeader() {
        owner.get("/settings");

        TestHub.Reply sent = owner.post(
                "/settings/account/sessions/end-others", List.of("X-Form-Token", owner.formToken()), "a", "b");

        assertThat(sent.status()).isEqualTo(303);
    }

    @Test
    void aFormFromAnotherSiteIsRefusedEvenWithTheToken() {
        for (List<String> header : List.of(
                List.of("Sec-Fetch-Site", "cross-site"),
                List.of("Sec-Fetch-Site", "same-site"),
                List.of("Origin", "https://evil.example"),
                List.of("Origin", "null"))) {
            owner.get("/settings");
            TestHub.Reply reply =
                    owner.post("/settings/account/sessions/end-others", header, "formToken", owner.formToken());
            assertThat(reply.status()).as(header.toString()).isEqualTo(403);
        }
        owner.get("/settings");
        List<String> own = List.of("Origin", hub.address().toString(), "Sec-Fetch-Site", "same-origin");
        assertThat(owner.post("/settings/account/sessions/end-others", own, "formToken", owner.formToken())
                        .status())
                .isEqualTo(303);
    }

    @Test
    void whoMayLookChangesNothingButTheOwnAccount() {
        TestBrowser reader = signedIn("read");
        reader.get("/settings");

        TestHub.Reply refused = reader.submit("/stock/anything", "quantity", "1");
        reader.get("/settings");
        TestHub.Reply own = reader.submit(
                "/settings/account", "name", TestHub.fresh("reader"), "signInName", TestHub.fresh("reader"));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.raw().body()).contains("You may look at everything and change nothing");
        assertThat(own.status()).isEqualTo(303);
    }

    @Test
    void peopleAndKeysAreForOwnersHoweverThePathIsSpelled() {
        TestBrowser writer = signedIn("write");

        for (String path : List.of(
                "/settings/people", "/settings/keys", "/settings/%6Beys", "/settings/keys;x=1", "/settings;a/people")) {
            assertThat(writer.get(path).status()).as(path).isEqualTo(403);
        }
        writer.get("/settings");
        assertThat(writer.submit("/settings/keys", "name", "x", "role", "owner").status())
                .isEqualTo(403);
        assertThat(writer.get("/settings").raw().body()).doesNotContain("/settings/people");
    }

    @Test
    void aChangedRoleHoldsFromTheNextRequestOn() {
        String name = TestHub.fresh("promoted");
        TestBrowser person = signedIn("write", name);
        assertThat(person.get("/settings/keys").status()).isEqualTo(403);

        owner.get("/settings/people");
        owner.submit("/settings/people/" + idOf(name) + "/role", "role", "owner");

        assertThat(person.get("/settings/keys").status()).isEqualTo(200);
    }

    @Test
    void whoIsRemovedIsOutAtOnceAndTheNameIsFreeAgain() {
        String name = TestHub.fresh("leaver");
        TestBrowser person = signedIn("write", name);
        String link = TestBrowser.link(hub, name);

        owner.get("/settings/people");
        owner.submit("/settings/people/" + idOf(name) + "/remove");

        assertThat(person.get("/settings").status()).isEqualTo(303);
        assertThat(new TestBrowser(hub).follow(link).status()).isEqualTo(410);
        assertThat(signedIn("read", name).get("/settings").status()).isEqualTo(200);
    }

    @Test
    void aSessionThatWasEndedElsewhereOpensNothingMore() {
        String name = TestHub.fresh("two-places");
        TestBrowser here = signedIn("write", name);
        TestBrowser there = new TestBrowser(hub);
        there.follow(TestBrowser.link(hub, name));
        assertThat(there.get("/settings").status()).isEqualTo(200);

        here.get("/settings");
        here.submit("/settings/account/sessions/end-others");

        assertThat(there.get("/settings").status()).isEqualTo(303);
        assertThat(here.get("/settings").status()).isEqualTo(200);
    }

    @Test
    void everyPageHasItsHeadersAlsoWhereItIsAnError() {
        List<TestHub.Reply> pages = List.of(
                owner.get("/settings"),
                owner.get("/nowhere"),
                owner.get("/settings/people"),
                owner.post("/settings/keys", List.of(), "name", "x"),
                owner.get("/sign-in/" + "x".repeat(43)),
                owner.get("/a/../b/%2e%2e/c"),
                new TestBrowser(hub).get("/sign-in"),
                new TestBrowser(hub).get("/settings"),
                new TestBrowser(hub).get("/problems/invalid-request"));

        for (TestHub.Reply page : pages) {
            String asked = page.status() + " " + page.raw().uri();
            assertThat(page.raw().headers().allValues("Content-Security-Policy"))
                    .as(asked)
                    .containsExactly(PageChain.POLICY);
            assertThat(page.raw().headers().firstValue("X-Content-Type-Options"))
                    .as(asked)
                    .hasValue("nosniff");
            assertThat(page.raw().headers().firstValue("Referrer-Policy"))
                    .as(asked)
                    .hasValue("same-origin");
            assertThat(page.raw().headers().firstValue("Strict-Transport-Security"))
                    .as(asked)
                    .isEmpty();
            assertThat(page.raw().body()).as(asked).doesNotContain("<script>", " onclick=", " style=\"");
        }
    }

    @Test
    void whatAPersonDoesIsRecordedUnderTheSignInNameWhateverNameHeTakes() {
        String name = TestHub.fresh("clerk");
        TestBrowser clerk = signedIn("write", name);
        clerk.get("/settings");
        clerk.submit("/settings/account", "name", "Owner", "signInName", name);
        String pool = TestHub.fresh("pool");

        clerk.get("/settings");
        clerk.submit("/pools/-new", "name", "Trade", "code", pool);

        assertThat(hub.bean(JdbcClient.class)
                        .sql("select actor from document where code = :code")
                        .param("code", pool)
                        .query(String.class)
                        .list())
                .containsExactly(name);
    }

    @Test
    void theApiKnowsNothingOfCookiesAndGivesNone() {
        HttpRequest withCookie = HttpRequest.newBuilder(hub.address().resolve("/api/v1/stock"))
                .header("Cookie", "stockwell=" + owner.cookie())
                .build();

        TestHub.Reply refused = hub.send(withCookie);
        TestHub.Reply answered = hub.get("/stock");

        assertThat(refused.status()).isEqualTo(401);
        assertThat(answered.status()).isEqualTo(200);
        for (TestHub.Reply reply : List.of(refused, answered)) {
            assertThat(reply.raw().headers().map()).doesNotContainKeys("set-cookie", "content-security-policy");
        }
    }

    @Test
    void noSpellingOfAPathGetsPastTheKeys() {
        for (String path : List.of(
                "/%61pi/v1/stock",
                "/api;x=1/v1/stock",
                "/api/v1;x/keys",
                "/api/%761/keys",
                "//api/v1/stock",
                "/x/../api/v1/keys",
                "/api/v1/health/../keys")) {
            TestHub.Reply bare = hub.send(
                    HttpRequest.newBuilder(URI.create(hub.address() + path)).build());
            assertThat(bare.status()).as(path).isEqualTo(401);
        }
        String writing =
                hub.post("/keys", "{\"name\":\"writer\"}").body().path("secret").asString();
        for (String path : List.of("/keys", "/%6Beys", "/keys;x", "/sign-in-links", "/sign-in-link%73")) {
            TestHub.Reply reply = hub.call(
                    "POST", path, "{\"name\":\"more\",\"role\":\"owner\"}", "Authorization", "Bearer " + writing);
            assertThat(reply.status()).as(path).isEqualTo(403);
        }
    }

    private TestBrowser signedIn(String role) {
        return signedIn(role, TestHub.fresh("gate-person"));
    }

    private TestBrowser signedIn(String role, String name) {
        owner.get("/settings/people");
        owner.submit("/settings/people", "name", name, "signInName", name, "role", role);
        TestBrowser browser = new TestBrowser(hub);
        browser.follow(TestBrowser.link(hub, name));
        return browser;
    }

    private String idOf(String name) {
        return hub.bean(People.class).find(name).orElseThrow().id().toString();
    }
}

package dev.stockwell.hub.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stockwell.hub.testing.TestBrowser;
import dev.stockwell.hub.testing.TestHub;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Ways in and out, on a real hub. Every test has people of its own. */
class SignInTest {
    private static final String PASSWORD = "four old brass lamps";

    private final TestHub hub = TestHub.shared();
    private final TestBrowser owner = TestBrowser.ofTheOwner(hub);
    private final TestBrowser browser = new TestBrowser(hub);

    @Test
    void aLinkLetsInOnceAndLookingAtItDoesNotUseItUp() {
        String name = invited("write");
        String link = TestBrowser.link(hub, name);

        assertThat(browser.get(link).status()).isEqualTo(200);
        assertThat(new TestBrowser(hub).get(link).status()).isEqualTo(200);
        TestHub.Reply first = browser.follow(link);
        TestHub.Reply second = new TestBrowser(hub).follow(link);

        assertThat(first.status()).isEqualTo(303);
        assertThat(location(first)).isEqualTo("/settings?welcome");
        assertThat(browser.get("/settings").raw().body()).contains(name);
        assertThat(second.status()).isEqualTo(410);
        assertThat(browser.get(link).status()).isEqualTo(410);
    }

    @Test
    void anExpiredLinkAndOneThatNeverWasLetNobodyIn() {
        String name = invited("write");
        String link = TestBrowser.link(hub, name);
        hub.bean(JdbcClient.class).sql("""
                        update sign_in_link set created_at = created_at - interval '16 minutes',
                            expires_at = expires_at - interval '16 minutes'
                        where person_id = (select id from person where sign_in_name = :name)""").param("name", name).update();

        assertThat(browser.follow(link).status()).isEqualTo(410);
        assertThat(browser.follow("/sign-in/" + "x".repeat(43)).status()).isEqualTo(410);
        assertThat(browser.get("/settings").status()).isEqualTo(303);
    }

    @Test
    void aNewLinkMakesTheEarlierOneWorthless() {
        String name = invited("write");
        String earlier = TestBrowser.link(hub, name);
        String later = TestBrowser.link(hub, name);

        assertThat(browser.follow(earlier).status()).isEqualTo(410);
        assertThat(browser.follow(later).status()).isEqualTo(303);
    }

    @Test
    void aPasswordLetsInWhateverTheCaseOfTheName() {
        String name = invited("write");
        withPassword(name);

        TestHub.Reply in = signIn(browser, name.toUpperCase(java.util.Locale.ROOT), PASSWORD, "/settings?done=name");

        assertThat(in.status()).isEqualTo(303);
        assertThat(location(in)).isEqualTo("/settings?done=name");
        assertThat(browser.get("/settings").status()).isEqualTo(200);
    }

    @Test
    void signingInChangesTheCookie() {
        String name = invited("write");
        withPassword(name);
        browser.get("/sign-in");
        String before = browser.cookie();

        signIn(browser, name, PASSWORD, "/");

        assertThat(before).isNotEmpty();
        assertThat(browser.cookie()).isNotEqualTo(before);
        assertThat(new TestBrowser(hub)
                        .get("/settings", "Cookie", "stockwell=" + before)
                        .status())
                .isEqualTo(303);
    }

    @Test
    void theCookieIsNotForScriptsNorOtherSites() {
        String set = new TestBrowser(hub)
                .get("/sign-in")
                .raw()
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();

        assertThat(set).contains("HttpOnly", "SameSite=Lax", "Path=/").doesNotContain("JSESSIONID");
    }

    @Test
    void wrongNamesAndWrongPasswordsGetTheSameAnswer() {
        String name = invited("write");
        withPassword(name);

        TestHub.Reply wrongPassword = signIn(browser, name, "not the password", "/");
        TestHub.Reply wrongName = signIn(new TestBrowser(hub), "nobody-" + name, PASSWORD, "/");
        TestHub.Reply noPasswordYet = signIn(new TestBrowser(hub), invited("read"), "", "/");

        assertThat(List.of(wrongPassword.status(), wrongName.status(), noPasswordYet.status()))
                .containsOnly(422);
        for (TestHub.Reply reply : List.of(wrongPassword, wrongName, noPasswordYet)) {
            assertThat(reply.raw().body()).contains("The name or the password is not right.");
        }
    }

    @Test
    void guessingIsSlowedDownByNameAndSaysHowLong() {
        String name = invited("write");
        withPassword(name);
        for (int i = 0; i < 4; i++) {
            assertThat(from(i, name, "guess " + i).status()).isEqualTo(422);
        }

        TestHub.Reply tooSoon = guessedUntilSlowedDown(i -> from(100 + i, name, PASSWORD + i));

        assertThat(tooSoon.raw().body()).contains("this one was not looked at. Try again in ");
        assertThat(tooSoon.raw().headers().firstValueAsLong("Retry-After").orElseThrow())
                .isPositive();
        assertThat(from(200, invited("read"), "guess").status()).isEqualTo(422);
    }

    @Test
    void guessingIsSlowedDownByAddressToo() {
        for (int i = 0; i < 19; i++) {
            assertThat(from(99, "nobody-" + UUID.randomUUID(), "guess").status())
                    .isEqualTo(422);
        }

        guessedUntilSlowedDown(i -> from(99, "nobody-" + UUID.randomUUID(), "guess"));

        assertThat(from(98, "nobody-" + UUID.randomUUID(), "guess").status()).isEqualTo(422);
    }

    @Test
    void aPageThatIsNotAllowedYetComesAfterSigningIn() {
        TestHub.Reply refused = browser.get("/settings/people?done=role");
        TestHub.Reply byScript =
                browser.get("/settings", "HX-Request", "true", "HX-Current-URL", hub.address() + "/stock?q=a");

        assertThat(refused.status()).isEqualTo(303);
        assertThat(location(refused)).isEqualTo("/sign-in?next=%2Fsettings%2Fpeople%3Fdone%3Drole");
        assertThat(byScript.status()).isEqualTo(401);
        assertThat(byScript.raw().headers().firstValue("HX-Redirect")).hasValue("/sign-in?next=%2Fstock%3Fq%3Da");
    }

    @Test
    void signingInLeadsNowhereElse() {
        String name = invited("write");
        withPassword(name);

        for (String next : List.of("//evil.example", "https://evil.example/", "/\\evil.example")) {
            assertThat(location(signIn(new TestBrowser(hub), name, PASSWORD, next)))
                    .isEqualTo("/");
        }
    }

    @Test
    void signingOutEndsTheSessionAndNotOnlyTheCookie() {
        browser.follow(TestBrowser.link(hub, invited("write")));
        String cookie = browser.cookie();
        browser.get("/settings");

        TestHub.Reply out = browser.submit("/sign-out");

        assertThat(location(out)).isEqualTo("/sign-in?out");
        assertThat(new TestBrowser(hub)
                        .get("/settings", "Cookie", "stockwell=" + cookie)
                        .status())
                .isEqualTo(303);
    }

    private TestHub.Reply from(int address, String name, String password) {
        TestBrowser guesser = new TestBrowser(hub);
        guesser.get("/sign-in");
        return guesser.post(
                "/sign-in",
                List.of("X-Forwarded-For", "192.0.2." + address),
                "formToken",
                guesser.formToken(),
                "signInName",
                name,
                "password",
                password);
    }

    /** On a machine so slow that a wait is over before the next guess, a few more are let through: each waits longer. */
    private static TestHub.Reply guessedUntilSlowedDown(IntFunction<TestHub.Reply> guess) {
        for (int i = 0; i < 12; i++) {
            TestHub.Reply reply = guess.apply(i);
            if (reply.status() == 429) {
                return reply;
            }
        }
        throw new AssertionError("a dozen more guesses were not slowed down");
    }

    private static TestHub.Reply signIn(TestBrowser browser, String name, String password, String next) {
        browser.get("/sign-in");
        return browser.submit("/sign-in", "signInName", name, "password", password, "next", next);
    }

    private void withPassword(String name) {
        TestBrowser first = new TestBrowser(hub);
        first.follow(TestBrowser.link(hub, name));
        first.get("/settings");
        assertThat(first.submit("/settings/account/password", "password", PASSWORD)
                        .status())
                .isEqualTo(303);
    }

    private String invited(String role) {
        String name = TestHub.fresh("sign-in-person");
        owner.get("/settings/people");
        assertThat(owner.submit("/settings/people", "name", name, "signInName", name, "role", role)
                        .status())
                .isEqualTo(200);
        return name;
    }

    private static String location(TestHub.Reply reply) {
        return reply.raw().headers().firstValue("Location").orElse("");
    }
}

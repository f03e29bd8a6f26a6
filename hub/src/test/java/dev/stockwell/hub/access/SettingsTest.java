package dev.stockwell.hub.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stockwell.hub.testing.TestBrowser;
import dev.stockwell.hub.testing.TestHub;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people can set for themselves, and owners for others. */
class SettingsTest {
    private static final Pattern SECRET = Pattern.compile("<code id=\"secret\">(sw_[^<]+)</code>");
    private static final Pattern LINK = Pattern.compile("<code id=\"link\">http[^<]+(/sign-in/[^<]+)</code>");
    private static final String PASSWORD = "four old brass lamps";

    private final TestHub hub = TestHub.shared();
    private final TestBrowser owner = TestBrowser.ofTheOwner(hub);

    @Test
    void anInvitationIsALinkThatIsShownOnce() {
        String name = TestHub.fresh("guest");

        TestHub.Reply invited = invite(name, name);
        Matcher link = LINK.matcher(invited.raw().body());

        assertThat(link.find()).isTrue();
        assertThat(owner.get("/settings/people").raw().body()).contains(name).doesNotContain(link.group(1));
        assertThat(new TestBrowser(hub).follow(link.group(1)).status()).isEqualTo(303);
    }

    @Test
    void aTakenSignInNameIsRefusedAndWhatWasTypedStays() {
        String name = TestHub.fresh("taken");
        invite(name, name);

        TestHub.Reply again = invite("Somebody <b>else</b>", name.toUpperCase(java.util.Locale.ROOT));

        assertThat(again.status()).isEqualTo(422);
        assertThat(again.raw().body())
                .contains("Somebody signs in with that name already", "Somebody &lt;b>else&lt;/b>")
                .doesNotContain("<b>else");
    }

    @Test
    void theLastOwnerCanNeitherLeaveNorBecomeAnybodyElse() {
        TestHub alone = TestHub.start();
        TestBrowser only = TestBrowser.ofTheOwner(alone);
        String me = "/settings/people/" + alone.bean(People.class).firstOwner().id();
        only.get("/settings/people");

        TestHub.Reply demoted = only.submit(me + "/role", "role", "read");
        TestHub.Reply removed = only.submit(me + "/remove");

        assertThat(List.of(demoted.status(), removed.status())).containsOnly(422);
        assertThat(removed.raw().body()).contains("Somebody must stay owner");
        assertThat(only.get("/settings/people").status()).isEqualTo(200);
        alone.stop();
    }

    @Test
    void aPasswordIsChangedWithTheOldOneAndSignsOutEverywhereElse() {
        String name = TestHub.fresh("changer");
        invite(name, name);
        TestBrowser first = new TestBrowser(hub);
        first.follow(TestBrowser.link(hub, name));
        first.get("/settings");
        assertThat(first.submit("/settings/account/password", "password", PASSWORD)
                        .status())
                .isEqualTo(303);
        TestBrowser second = new TestBrowser(hub);
        second.get("/sign-in");
        second.submit("/sign-in", "signInName", name, "password", PASSWORD);
        second.get("/settings");

        TestHub.Reply wrongOld = second.submit(
                "/settings/account/password", "old", "not the old one", "password", "three blue door mats");
        TestHub.Reply changed =
                second.submit("/settings/account/password", "old", PASSWORD, "password", "three blue door mats");

        assertThat(wrongOld.status()).isEqualTo(422);
        assertThat(wrongOld.raw().body()).contains("That is not your present password.");
        assertThat(changed.status()).isEqualTo(303);
        assertThat(first.get("/settings").status()).isEqualTo(303);
        assertThat(second.get("/settings").status()).isEqualTo(200);
    }

    @Test
    void aPasswordThatIsGuessedFirstIsNotTaken() {
        String name = TestHub.fresh("careless-person");
        invite(name, name);
        TestBrowser browser = new TestBrowser(hub);
        browser.follow(TestBrowser.link(hub, name));

        for (String password : List.of("", "short", "aaaaaaaaaaaaaaaa", name + "123456", "ä".repeat(40) + "bcdef")) {
            browser.get("/settings");
            assertThat(browser.submit("/settings/account/password", "password", password)
                            .status())
                    .as(password)
                    .isEqualTo(422);
        }
    }

    @Test
    void aKeyMadeOnThePageOpensTheApiUntilItIsRevokedThere() {
        String name = TestHub.fresh("connector");
        owner.get("/settings/keys");
        Matcher secret = SECRET.matcher(owner.submit("/settings/keys", "name", name, "role", "read")
                .raw()
                .body());
        assertThat(secret.find()).isTrue();
        String bearer = "Bearer " + secret.group(1);
        AccessKey key = hub.bean(AccessKeys.class).all().stream()
                .filter(made -> made.name().equals(name))
                .findFirst()
                .orElseThrow();

        int before = hub.call("GET", "/stock", null, "Authorization", bearer).status();
        String page = owner.get("/settings/keys").raw().body();
        owner.submit("/settings/keys/" + key.id() + "/revoke");
        int after = hub.call("GET", "/stock", null, "Authorization", bearer).status();

        assertThat(before).isEqualTo(200);
        assertThat(page).contains(name).doesNotContain(secret.group(1));
        assertThat(after).isEqualTo(401);
    }

    @Test
    void nothingThatLetsAnybodyInIsKeptInClear() {
        String name = TestHub.fresh("secretive");
        invite(name, name);
        String link = TestBrowser.link(hub, name);
        TestBrowser browser = new TestBrowser(hub);
        browser.follow(link);
        browser.get("/settings");
        browser.submit("/settings/account/password", "password", PASSWORD);

        String kept = hub.bean(JdbcClient.class).sql("""
                        select (select string_agg(person::text, ' ') from person)
                            || (select string_agg(person_session::text, ' ') from person_session)
                            || (select string_agg(sign_in_link::text, ' ') from sign_in_link)""").query(String.class).single();

        assertThat(kept)
                .contains(name)
                .doesNotContain(PASSWORD, browser.cookie(), link.substring("/sign-in/".length()));
    }

    private TestHub.Reply invite(String name, String signInName) {
        owner.get("/settings/people");
        return owner.submit("/settings/people", "name", name, "signInName", signInName, "role", "write");
    }
}

package dev.stockwell.hub.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stockwell.hub.testing.TestBrowser;
import dev.stockwell.hub.testing.TestHub;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sessions on a hub of their own, which is stopped and started again. */
class SessionsTest {
    @Test
    void aRestartKeepsPeopleSignedInAndTimeDoesNot() {
        TestHub hub = TestHub.start("--stockwell.public-url=https://stock.example.com");
        String link = hub.bean(OwnerSignIn.class).link().orElseThrow();
        assertThat(hub.post("/sign-in-links", "{}").body().path("url").asString())
                .startsWith("https://stock.example.com/sign-in/");

        TestHub again = hub.restarted();
        String token = again.bean(Sessions.class)
                .begin(again.bean(People.class).firstOwner(), true, new Sessions.Device("Firefox on Linux", "::1"));
        TestHub third = again.restarted();
        TestHub.Reply page = new TestBrowser(third).get("/settings", "Cookie", "__Host-stockwell=" + token);

        assertThat(new TestBrowser(third).get(link).status()).isEqualTo(410);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.raw().body()).contains("Firefox on Linux");
        assertThat(page.raw().headers().firstValue("Strict-Transport-Security"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("max-age="));
        assertThat(new TestBrowser(third).get("/sign-in").raw().headers().firstValue("Set-Cookie"))
                .hasValueSatisfying(cookie ->
                        assertThat(cookie).startsWith("__Host-stockwell=").contains("Secure"));

        aged(third, Sessions.IDLE_MAX);
        assertThat(third.restarted().bean(Sessions.class).find(token)).isEmpty();
    }

    @Test
    void aSessionEndsAMonthAfterItBeganHoweverBusyItIs() {
        TestHub hub = TestHub.shared();
        Sessions sessions = hub.bean(Sessions.class);
        Person person = hub.bean(People.class)
                .add("Busy", TestHub.fresh("busy"), Role.READ)
                .orElseThrow();
        String token = sessions.begin(person, false, new Sessions.Device("", ""));
        assertThat(sessions.find(token)).isPresent();

        hub.bean(JdbcClient.class)
                .sql("update person_session set created_at = created_at - interval '30 days',"
                        + " expires_at = expires_at - interval '30 days' where person_id = :person")
                .param("person", person.id())
                .update();
        sessions.forgetWhatIsAtHand();

        assertThat(sessions.find(token)).isEmpty();
    }

    @Test
    void aPageCostsNoWrite() {
        TestHub hub = TestHub.shared();
        TestBrowser owner = TestBrowser.ofTheOwner(hub);
        String before = owners(hub);

        for (int i = 0; i < 20; i++) {
            owner.get("/settings");
        }

        // The oldest may have become too old to be looked at; one that was written would stand there with another
        // number.
        assertThat(owners(hub)).isNotEmpty();
        assertThat(before).endsWith(owners(hub));
    }

    private static String owners(TestHub hub) {
        return hub.bean(JdbcClient.class)
                .sql("select string_agg(xmin::text, ',' order by id) from person_session"
                        + " where person_id = (select id from person where sign_in_name = 'owner')"
                        + " and created_at > now() - interval '1 minute'")
                .query(String.class)
                .single();
    }

    private static void aged(TestHub hub, Duration by) {
        hub.bean(JdbcClient.class)
                .sql("update person_session set created_at = created_at - make_interval(secs => :by), "
                        + "seen_at = seen_at - make_interval(secs => :by)")
                .param("by", by.toSeconds() + 1)
                .update();
    }
}

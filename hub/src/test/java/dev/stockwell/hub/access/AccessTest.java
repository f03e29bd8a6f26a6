package dev.stockwell.hub.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stockwell.hub.testing.TestHub;
import java.net.URI;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;

class AccessTest {
    private final TestHub hub = TestHub.shared();

    @Test
    void withoutAKeyOnlyTheOpenPagesAnswer() {
        assertThat(bare("/api/v1/stock").status()).isEqualTo(401);
        assertThat(bare("/api/v1/health").status()).isEqualTo(200);
        assertThat(bare("/api/v1/ready").status()).isEqualTo(200);
        assertThat(bare("/api/v1/openapi.json").status()).isEqualTo(200);
        assertThat(bare("/problems/insufficient-stock").status()).isEqualTo(200);
    }

    @Test
    void aWrongKeyOpensNothing() {
        TestHub.Reply reply = hub.call("GET", "/stock", null, "Authorization", "Bearer sw_wrong");

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.body().path("code").asString()).isEqualTo("key-missing");
    }

    @Test
    void aReadingKeyChangesNothing() {
        String key = made("read");

        assertThat(hub.call("GET", "/stock", null, "Authorization", "Bearer " + key)
                        .status())
                .isEqualTo(200);
        assertThat(hub.call("PUT", "/pools/x", "{\"name\":\"x\"}", "Authorization", "Bearer " + key)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void onlyOwnersMakeKeys() {
        String key = made("write");

        assertThat(hub.call("POST", "/keys", "{\"name\":\"x\"}", "Authorization", "Bearer " + key)
                        .status())
                .isEqualTo(403);
        assertThat(hub.call("GET", "/keys", null, "Authorization", "Bearer " + key)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aRevokedKeyOpensNothing() {
        TestHub.Reply made = hub.post("/keys", "{\"name\":\"gone\",\"role\":\"read\"}");
        String key = made.body().path("secret").asString();

        hub.call("DELETE", "/keys/" + made.body().path("id").asString(), null);

        assertThat(hub.call("GET", "/stock", null, "Authorization", "Bearer " + key)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aKeyIsShownOnceAndNeverKept() {
        String key = made("read");

        assertThat(hub.get("/keys").raw().body()).doesNotContain(key).doesNotContain("secret");
    }

    private String made(String role) {
        return hub.post("/keys", "{\"name\":\"test\",\"role\":\"%s\"}".formatted(role))
                .body()
                .path("secret")
                .asString();
    }

    private TestHub.Reply bare(String path) {
        return hub.send(HttpRequest.newBuilder(URI.create(hub.address() + path)).build());
    }
}

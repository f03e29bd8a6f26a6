package dev.stockwell.hub.testing;

import dev.stockwell.hub.HubApplication;
import dev.stockwell.kernel.verification.Report;
import dev.stockwell.kernel.verification.Verification;
import dev.stockwell.postgres.Access;
import dev.stockwell.postgres.testing.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.ResolvableType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real hub on a real port and a database of its own, shared by the tests of a JVM; they tell their data apart by name. */
public final class TestHub {
    private static final AtomicInteger NAMES = new AtomicInteger();
    private static @Nullable TestHub shared;

    private final ConfigurableApplicationContext context;
    private final List<String> settings;
    private final @Nullable InstantSource clock;
    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = JsonMapper.shared();
    private final String base;
    private final String key;

    private TestHub(List<String> settings, Path data, @Nullable InstantSource clock) throws IOException {
        this.settings = settings;
        this.clock = clock;
        SpringApplication hub = new SpringApplication(HubApplication.class);
        if (clock != null) {
            hub.addInitializers(starting -> ((GenericApplicationContext) starting)
                    .registerBean("clockOfTheTest", InstantSource.class, () -> clock, bean -> bean.setPrimary(true)));
        }
        this.context = hub.run(settings.toArray(String[]::new));
        this.base = "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
        this.key = Files.readString(data.resolve("owner.key")).strip();
    }

    /** What came back. */
    public record Reply(int status, JsonNode body, HttpResponse<String> raw) {}

    /** The hub that all tests of this JVM share. */
    public static synchronized TestHub shared() {
        TestHub running = shared;
        if (running == null) {
            running = start();
            shared = running;
        }
        return running;
    }

    /** A hub on an empty database. It ends with the JVM. */
    public static TestHub start(String... more) {
        return start(null, more);
    }

    /** The same, on a clock that the test steps. */
    public static TestHub start(@Nullable InstantSource clock, String... more) {
        TestPostgres.Database database = TestPostgres.freshDatabase();
        try {
            Path data = Files.createTempDirectory("stockwell-hub-test-");
            List<String> settings = new ArrayList<>(List.of(
                    "--server.port=0",
                    "--stockwell.data=" + data,
                    "--stockwell.database-url=" + url(database.application()),
                    "--stockwell.owner-url=" + url(database.owner())));
            settings.addAll(List.of(more));
            return new TestHub(settings, data, clock);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Ends the hub; what was started for some tests alone should not hold its connections for all others. */
    public void stop() {
        context.close();
    }

    /** Stops the hub and starts it again on the same data. */
    public TestHub restarted() {
        context.close();
        return another();
    }

    /** Another node on the same database. */
    public TestHub another() {
        try {
            return new TestHub(
                    settings, Path.of(context.getEnvironment().getRequiredProperty("stockwell.data")), clock);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A name that no other test of this JVM uses. */
    public static String fresh(String stem) {
        return stem + "-" + NAMES.incrementAndGet();
    }

    /** A bean of the hub, for what no call tells. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** A bean of a generic type. */
    public <T> T bean(Class<T> type, ResolvableType generic) {
        return type.cast(context.getBeanProvider(generic).getObject());
    }

    /** Where the hub listens. */
    public URI address() {
        return URI.create(base);
    }

    /** The owner's key. */
    public String key() {
        return key;
    }

    public Reply get(String path) {
        return call("GET", path, null);
    }

    public Reply put(String path, String body) {
        return call("PUT", path, body);
    }

    public Reply post(String path, String body) {
        return call("POST", path, body);
    }

    /** Calls with the owner's key; the path is below /api/v1. */
    public Reply call(String method, String path, @Nullable String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + "/api/v1" + path))
                .header("Authorization", "Bearer " + key)
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return send(request.build());
    }

    /** Sends any request. */
    public Reply send(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            String type = response.headers().firstValue("Content-Type").orElse("");
            JsonNode body = type.contains("json") ? json.readTree(response.body()) : json.missingNode();
            return new Reply(response.statusCode(), body, response);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Proves that the stock is what its ledger says. */
    public void assertCoherent() {
        try {
            Report report = new Verification(bean(DataSource.class)).run((movements, of) -> {});
            if (!report.isClean()) {
                throw new AssertionError("the stock is not coherent: " + report.differences());
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static String url(Access access) {
        return access.url() + "?user=" + encoded(access.user()) + "&password=" + encoded(access.password());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

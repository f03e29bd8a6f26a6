package dev.stockwell.hub.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The demo as a visitor starts it: a process of its own, which leaves nothing when it is told to end. */
@Timeout(180)
class DemoGoalTest {
    private static final Pattern LINK = Pattern.compile("(http://\\S+)(/sign-in/\\S+\\?next=/demo)");
    private static final Pattern KEY = Pattern.compile("\\$\\(cat (\\S+)/owner\\.key\\)");

    @Test
    void itConnectsItsShopPrintsTheWayInAndLeavesNothing() throws IOException, InterruptedException {
        Process demo = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.stockwell.hub.Main",
                        "demo",
                        "--port",
                        "0")
                .redirectErrorStream(true)
                .start();
        Path folder;
        try (BufferedReader output = demo.inputReader()) {
            Matcher link = find(output, LINK);
            folder = Path.of(find(output, KEY).group(1));
            String key = Files.readString(folder.resolve("owner.key")).strip();

            assertThat(get(link.group(1) + link.group(2), "")).contains("Welcome");
            assertThat(get(link.group(1) + "/api/v1/channels/shopify/connection", key))
                    .contains("\"stage\":\"live\"");
        } finally {
            demo.destroy();
        }
        assertThat(demo.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(folder).doesNotExist();
    }

    private static Matcher find(BufferedReader output, Pattern pattern) throws IOException {
        StringBuilder read = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            read.append(line).append('\n');
            Matcher found = pattern.matcher(line);
            if (found.find()) {
                return found;
            }
        }
        throw new AssertionError("the demo printed no " + pattern + ":\n" + read);
    }

    private static String get(String address, String key) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .header("Authorization", "Bearer " + key)
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }
}

package dev.stockwell.hub.commandline;

import dev.stockwell.hub.access.OwnerSignIn;
import dev.stockwell.hub.store.DatabaseOpening;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;

/** The start of a hub in this process. */
final class HubStart {
    private final Class<?> application;

    HubStart(Class<?> application) {
        this.application = application;
    }

    /** A hub that serves, and where. */
    record Running(ConfigurableApplicationContext context, URI address) {
        /** How to get to the pages: a link that lets the owner in, while he has no password. */
        String signIn() {
            return signIn("");
        }

        /** The same, and on to a page. */
        String signIn(String page) {
            String path = context.getBean(OwnerSignIn.class).link().orElse("/sign-in");
            path += page.isEmpty() ? "" : "?next=" + page;
            String base = context.getEnvironment().getProperty("stockwell.public-url", address.toString());
            return base.replaceFirst("/$", "") + path;
        }
    }

    /** @param more settings beside these */
    Running on(DataFolder data, String address, int port, String... more) throws IOException {
        Files.createDirectories(data.path());
        List<String> settings = new ArrayList<>(
                List.of("--server.address=" + address, "--server.port=" + port, "--stockwell.data=" + data.path()));
        settings.addAll(List.of(more));
        addIfSet(settings, "STOCKWELL_DB_URL", "--stockwell.database-url=");
        addIfSet(settings, "STOCKWELL_DB_OWNER_URL", "--stockwell.owner-url=");
        addIfSet(settings, "STOCKWELL_PUBLIC_URL", "--stockwell.public-url=");
        SpringApplication spring = new SpringApplication(application);
        spring.setLogStartupInfo(false);
        spring.addInitializers(DatabaseOpening::begin);
        ConfigurableApplicationContext context = spring.run(settings.toArray(String[]::new));
        String actual = context.getEnvironment().getProperty("local.server.port");
        String host = address.equals("0.0.0.0") || address.equals("::") ? "127.0.0.1" : address;
        URI listening = URI.create("http://" + host + ":" + actual);
        data.note(listening);
        context.addApplicationListener(event -> {
            if (event instanceof ContextClosedEvent) {
                data.forgetAddress();
            }
        });
        return new Running(context, listening);
    }

    private static void addIfSet(List<String> settings, String variable, String option) {
        String value = System.getenv(variable);
        if (value != null && !value.isBlank()) {
            settings.add(option + value);
        }
    }
}

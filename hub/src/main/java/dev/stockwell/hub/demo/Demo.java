package dev.stockwell.hub.demo;

import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The demo: nothing until it is opened, and gone when the hub ends. */
@OnlyInDemo
@Component
public class Demo implements AutoCloseable {
    /** The setting that makes a hub a demo. */
    public static final String PROPERTY = "demo.on";

    /** Where its story begins. */
    public static final String PATH = "/demo";

    private final InstantSource clock;
    private volatile @Nullable World world;

    Demo(InstantSource clock) {
        this.clock = clock;
    }

    /** The hub, from outside. */
    public record Hub(Api api, URI address) {}

    /** Opens the shop and the tills, and connects them. Whatever goes wrong is told in words, and the pages work without it. */
    public String open(Hub hub) throws IOException {
        Scene.set(hub.api(), clock.instant());
        World opened = World.open(hub, clock);
        world = opened;
        return opened.connect();
    }

    /** What is around the hub, once it is there. */
    Optional<World> world() {
        return Optional.ofNullable(world);
    }

    @Override
    public void close() {
        World open = world;
        if (open != null) {
            open.close();
        }
    }
}

package dev.stockwell.proof.hub;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The hub's jar, which the build of all modules makes before this module's tests. */
public final class ShippedJar {
    private ShippedJar() {}

    /** Skips a test where this module is built alone and the jar was never made. */
    public static void assumeBuilt() {
        Path jar = Path.of(System.getProperty(HubProcess.JAR_PROPERTY, ""));
        Assumptions.assumeTrue(
                Files.isRegularFile(jar), "needs the hub's jar: build all modules, ./stockwell test does");
    }
}

package dev.stockwell.connectors;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** What connectors may know. */
class BoundaryTest {

    private static final JavaClasses CONNECTORS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.stockwell.connectors");

    @Test
    void connectorsKnowHttpAndJsonAndNothingElse() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.stockwell.connectors..",
                        "java.lang..",
                        "java.util..",
                        "java.io..",
                        "java.math..",
                        "java.net..",
                        "java.nio..",
                        "java.time..",
                        "java.security..",
                        "javax.crypto..",
                        "tools.jackson..",
                        "org.jspecify..")
                .check(CONNECTORS);
    }

    @Test
    void theContractKnowsNoPlatform() {
        noClasses()
                .that()
                .resideInAPackage("dev.stockwell.connectors")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.stockwell.connectors.*..")
                .check(CONNECTORS);
    }

    @Test
    void timeIdsAndChanceAreHandedIn() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callMethod(ThreadLocalRandom.class, "current")
                .orShould()
                .callMethod(Math.class, "random")
                .check(CONNECTORS);
    }
}

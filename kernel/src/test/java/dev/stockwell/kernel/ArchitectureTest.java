package dev.stockwell.kernel;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** The arrows between the kernel's packages, and what none of them may know. */
class ArchitectureTest {

    private static final JavaClasses KERNEL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.stockwell.kernel");

    @Test
    void theKernelKnowsNoSpringNoHttpAndNoJson() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..", "jakarta..", "java.net.http..", "com.fasterxml..", "tools.jackson..")
                .check(KERNEL);
    }

    @Test
    void theKernelKnowsNothingOfWhatIsBuiltOnIt() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.stockwell.hub..", "dev.stockwell.proof..", "dev.stockwell.postgres..")
                .check(KERNEL);
    }

    @Test
    void decidingTouchesNoDatabaseAndNoThread() {
        noClasses()
                .that()
                .resideInAPackage("..kernel.decision..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "java.util.concurrent..", "..kernel.ledger..")
                .check(KERNEL);
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
                .check(KERNEL);
    }
}

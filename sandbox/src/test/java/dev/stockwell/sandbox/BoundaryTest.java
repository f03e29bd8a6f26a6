package dev.stockwell.sandbox;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/** A sandbox that shared code with a connector would share its mistakes. */
class BoundaryTest {

    @Test
    void sandboxesShareNoCodeWithAnythingOfOurs() {
        noClasses()
                .that()
                .resideInAPackage("dev.stockwell.sandbox..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.stockwell.connectors..", "dev.stockwell.hub..", "dev.stockwell.kernel..")
                .check(new ClassFileImporter().importPackages("dev.stockwell.sandbox"));
    }
}

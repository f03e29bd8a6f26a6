package dev.stockwell.hub;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The hub's packages as modules: each uses no more of the others than their public face, and nobody runs in circles. */
class ModulesTest {

    @Test
    void eachModuleUsesOnlyThePublicFaceOfThoseItMayUse() {
        ApplicationModules.of("dev.stockwell.hub").verify();
    }
}

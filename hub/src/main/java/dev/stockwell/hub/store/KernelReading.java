package dev.stockwell.hub.store;

import dev.stockwell.kernel.reading.Claims;
import dev.stockwell.kernel.reading.Incidents;
import dev.stockwell.kernel.reading.Ledger;
import dev.stockwell.kernel.reading.Levels;
import dev.stockwell.kernel.verification.Verification;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The kernel's tables as readers see them. */
@Configuration(proxyBeanMethods = false)
class KernelReading {
    @Bean
    Levels levels(DataSource database) {
        return new Levels(database);
    }

    @Bean
    Ledger ledger(DataSource database) {
        return new Ledger(database);
    }

    @Bean
    Claims claims(DataSource database) {
        return new Claims(database);
    }

    @Bean
    Incidents incidents(DataSource database) {
        return new Incidents(database);
    }

    @Bean
    Verification verification(DataSource database) {
        return new Verification(database);
    }
}

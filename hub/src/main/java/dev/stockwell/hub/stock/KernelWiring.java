package dev.stockwell.hub.stock;

import dev.stockwell.hub.channel.Setups;
import dev.stockwell.hub.store.Database;
import dev.stockwell.kernel.Kernel;
import dev.stockwell.kernel.ledger.ExpirySweep;
import dev.stockwell.kernel.ledger.JdbcKernel;
import dev.stockwell.kernel.ledger.KernelSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The kernel of this node, and what it needs. */
@Configuration(proxyBeanMethods = false)
class KernelWiring {
    @Bean(destroyMethod = "close")
    Kernel kernel(Database database, Setups setups, InstantSource clock, RandomGenerator random, MeterRegistry meters) {
        return JdbcKernel.start(
                database::connection,
                setups::current,
                clock,
                random,
                KernelSettings.standard(),
                new MeteredKernel(meters));
    }

    @Bean
    ExpirySweep expirySweep(DataSource database, Kernel kernel, InstantSource clock, RandomGenerator random) {
        return new ExpirySweep(database, kernel, clock, random);
    }
}

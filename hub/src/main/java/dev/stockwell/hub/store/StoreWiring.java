package dev.stockwell.hub.store;

import dev.stockwell.kernel.UuidV7;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The doors through which the database, time and chance enter. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HubSettings.class)
class StoreWiring {
    @Bean
    Database database(HubSettings settings, ObjectProvider<DatabaseOpening> begun) throws IOException {
        DatabaseOpening opening = begun.getIfAvailable();
        return opening == null ? Database.open(settings) : opening.await();
    }

    /** Before that, whoever tells the process to end need not wait for what has not begun. */
    @Bean
    ApplicationListener<ApplicationReadyEvent> databaseServes(Database database) {
        return ready -> database.serves();
    }

    @Bean(destroyMethod = "")
    DataSource dataSource(Database database) {
        return database.pool();
    }

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    /** Unpredictable: reservations are named by ids that nobody may guess. */
    @Bean
    RandomGenerator random() {
        return new SecureRandom();
    }

    /** Ids that grow with time. */
    @Bean
    UuidV7 ids(InstantSource clock, RandomGenerator random) {
        return new UuidV7(clock, random);
    }
}

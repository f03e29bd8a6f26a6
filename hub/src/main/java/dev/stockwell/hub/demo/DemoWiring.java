package dev.stockwell.hub.demo;

import dev.stockwell.hub.web.Beside;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the demo adds to the pages of the hub. */
@OnlyInDemo
@Configuration(proxyBeanMethods = false)
class DemoWiring {
    @Bean
    Beside story() {
        return new Beside("Story", "play", Demo.PATH);
    }
}

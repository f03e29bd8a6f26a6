package dev.stockwell.hub.location;

import dev.stockwell.hub.store.DocumentCalls;
import dev.stockwell.hub.store.DocumentKind;
import dev.stockwell.hub.store.Documents;
import dev.stockwell.hub.store.Shape;
import dev.stockwell.hub.web.ProblemCode;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** What can be done with locations and pools. */
@Configuration(proxyBeanMethods = false)
class LocationWiring {
    @Bean
    DocumentCalls<LocationBody> locations(Documents documents, JsonMapper json) {
        return new DocumentCalls<>(
                documents,
                DocumentKind.LOCATION,
                new Shape<>(json, LocationBody.class),
                ProblemCode.UNKNOWN_LOCATION,
                LocationBody::checked);
    }

    @Bean
    DocumentCalls<PoolBody> pools(Documents documents, JsonMapper json) {
        return new DocumentCalls<>(
                documents,
                DocumentKind.POOL,
                new Shape<>(json, PoolBody.class),
                ProblemCode.UNKNOWN_POOL,
                PoolBody::checked);
    }
}

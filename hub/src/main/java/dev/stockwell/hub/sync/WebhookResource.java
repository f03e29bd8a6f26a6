package dev.stockwell.hub.sync;

import dev.stockwell.connectors.Delivery;
import dev.stockwell.connectors.Reception;
import dev.stockwell.connectors.Webhooks;
import dev.stockwell.hub.channel.Channel;
import dev.stockwell.hub.channel.Setups;
import dev.stockwell.kernel.ChannelId;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where platforms send their webhooks. The signature is checked over the bytes as they came in; what is genuine is stored
 * and acknowledged at once. Only echoes of our own writes are not stored.
 */
@Hidden
@RestController
class WebhookResource {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookResource.class);
    private static final int BODY_MAX = 5 * 1024 * 1024;

    private final Setups setups;
    private final Connections connections;
    private final Platforms platforms;
    private final Deliveries deliveries;
    private final Echoes echoes;
    private final Bell bell;

    WebhookResource(
            Setups setups,
            Connections connections,
            Platforms platforms,
            Deliveries deliveries,
            Echoes echoes,
            Bell bell) {
        this.setups = setups;
        this.connections = connections;
        this.platforms = platforms;
        this.deliveries = deliveries;
        this.echoes = echoes;
        this.bell = bell;
    }

    @PostMapping("/webhooks/{code}")
    ResponseEntity<Void> receive(@PathVariable String code, HttpServletRequest request) throws IOException {
        Optional<Channel> channel = setups.current().channels().stream()
                .filter(each -> each.code().equals(code))
                .findFirst();
        Optional<Connection> connection = channel.flatMap(each -> connections.lately(each.id()));
        Optional<Webhooks> webhooks =
                connection.flatMap(each -> platforms.of(each).webhooks());
        if (connection.isEmpty() || webhooks.isEmpty()) {
            return ResponseEntity.notFound().build();
        }
        byte[] body = request.getInputStream().readNBytes(BODY_MAX + 1);
        if (body.length > BODY_MAX) {
            return ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE).build();
        }
        Map<String, List<String>> headers = headers(request);
        return switch (webhooks.get().receive(new Delivery(headers, body))) {
            case Reception.Genuine genuine -> {
                ChannelId from = connection.get().channel();
                if (!echoes.takes(from, genuine.hints()) && deliveries.store(from, genuine, headers, body)) {
                    bell.ring(from);
                }
                yield ResponseEntity.ok().build();
            }
            case Reception.Forged forged ->
                ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
            case Reception.Unreadable unreadable -> {
                LOG.warn("A webhook of channel {} was not understood: {}", code, unreadable.words());
                yield ResponseEntity.ok().build();
            }
        };
    }

    private static Map<String, List<String>> headers(HttpServletRequest request) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.put(name, Collections.list(request.getHeaders(name)));
        }
        return headers;
    }
}

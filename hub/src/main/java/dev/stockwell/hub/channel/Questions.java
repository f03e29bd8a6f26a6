package dev.stockwell.hub.channel;

import dev.stockwell.hub.location.Location;
import dev.stockwell.hub.store.Document;
import dev.stockwell.hub.store.DocumentKind;
import dev.stockwell.hub.store.Documents;
import dev.stockwell.hub.store.Shape;
import dev.stockwell.hub.web.Input;
import dev.stockwell.hub.web.Problem;
import dev.stockwell.hub.web.ProblemCode;
import dev.stockwell.kernel.LocationId;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads what a call asks of a channel's numbers, against the setup that it is about. */
@Component
class Questions {
    private static final int EXTERNAL_MAX = 200;
    /** The place of a channel that has none. */
    private static final String DEFAULT_PLACE = "default";

    private final Documents documents;
    private final Shape<ChannelLocationBody> places;

    Questions(Documents documents, JsonMapper json) {
        this.documents = documents;
        this.places = new Shape<>(json, ChannelLocationBody.class);
    }

    /** The parameters that all calls about a channel's numbers have alike. */
    record Parameters(
            @Nullable String channel,
            @Nullable String method,
            @Nullable String location,
            @Nullable String channelLocation,
            @Nullable Boolean sum) {}

    /** @param at null for now */
    Ask ask(Parameters call, Setup setup, Channel channel, @Nullable Instant at) {
        Location location = call.location() == null ? null : setup.places().location(call.location(), "location");
        return new Ask(
                Input.choice(call.method(), "method", Ask.Method.class, Ask.Method.SHIP),
                location,
                call.channelLocation() == null ? null : behind(call.channelLocation(), setup, channel, at),
                Boolean.TRUE.equals(call.sum()));
    }

    private @Nullable Set<LocationId> behind(String named, Setup setup, Channel channel, @Nullable Instant at) {
        String code = Listings.code(channel.id(), Input.text(named, "channelLocation", EXTERNAL_MAX));
        Optional<Document> place = at == null
                ? documents.find(DocumentKind.CHANNEL_LOCATION, code)
                : documents.namedAt(DocumentKind.CHANNEL_LOCATION, List.of(code), at).stream()
                        .findFirst();
        if (place.isEmpty() && named.equals(DEFAULT_PLACE)) {
            return null;
        }
        ChannelLocationBody body = place.map(document -> places.read(document.body()))
                .orElseThrow(() -> Problem.of(
                        ProblemCode.UNKNOWN_LOCATION, "channelLocation", channel.code() + " knows no place " + named));
        Set<LocationId> ours = new HashSet<>();
        for (String location : body.locations() == null ? List.<String>of() : body.locations()) {
            ours.add(setup.places().location(location, "channelLocation").id());
        }
        return ours;
    }
}

package dev.stockwell.hub.channel;

import dev.stockwell.hub.location.Location;
import dev.stockwell.hub.location.Places;
import dev.stockwell.hub.store.Document;
import dev.stockwell.hub.store.DocumentCalls;
import dev.stockwell.hub.store.DocumentKind;
import dev.stockwell.hub.store.Documents;
import dev.stockwell.hub.store.Shape;
import dev.stockwell.hub.web.Actor;
import dev.stockwell.kernel.ChannelId;
import dev.stockwell.kernel.LocationId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The places that a channel knows, and ours behind each. */
@Component
public class ChannelPlaces {
    private static final int PLACES_MAX = 1_000;

    private final Documents documents;
    private final Setups setups;
    private final Shape<ChannelLocationBody> shape;
    private final DocumentCalls<ChannelLocationBody> calls;
    private final JsonMapper json;

    ChannelPlaces(Documents documents, Setups setups, DocumentCalls<ChannelLocationBody> calls, JsonMapper json) {
        this.documents = documents;
        this.setups = setups;
        this.shape = new Shape<>(json, ChannelLocationBody.class);
        this.calls = calls;
        this.json = json;
    }

    /** Ours, in their order, by the channel's own id of the place. */
    public Map<String, List<LocationId>> of(ChannelId channel) {
        Places places = setups.current().places();
        Map<String, List<LocationId>> found = new LinkedHashMap<>();
        String prefix = Listings.prefix(channel);
        for (Document document : documents.page(DocumentKind.CHANNEL_LOCATION, prefix, null, PLACES_MAX)) {
            List<LocationId> ours = new ArrayList<>();
            for (String code :
                    Objects.requireNonNullElse(shape.read(document.body()).locations(), List.<String>of())) {
                places.locations().stream()
                        .filter(place -> place.code().equals(code))
                        .map(Location::id)
                        .forEach(ours::add);
            }
            found.put(document.code().substring(prefix.length()), ours);
        }
        return found;
    }

    /** Says which of our locations lie behind a place. */
    public void map(ChannelId channel, String externalId, List<String> locations, Actor actor) {
        ObjectNode body = json.createObjectNode();
        ArrayNode codes = body.putArray("locations");
        locations.forEach(codes::add);
        calls.write(Listings.code(channel, externalId), body, actor, null);
    }

    /** Nothing is said of a place any more. */
    public void unmap(ChannelId channel, String externalId, Actor actor) {
        calls.end(Listings.code(channel, externalId), actor);
    }
}

package dev.stockwell.hub.demo;

import dev.stockwell.hub.web.Address;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Writes down, in plain words, what the hub says that it did: movements, numbers told, orders taken, troubles. */
final class Chronicle {
    private static final Duration CAUSED_WITHIN = Duration.ofMinutes(1);
    private static final Set<String> TROUBLES = Set.of("failed", "difference");
    private static final Set<String> WORTH_TELLING = Set.of("orders", "answers", "stage", "failed", "difference");

    /** How the hub names a difference that an order explains. */
    private static final String EXPLAINED = "An order there";

    private final Deeds deeds;

    Chronicle(Deeds deeds) {
        this.deeds = deeds;
    }

    void write(Story.Heard heard, JsonNode activity, JsonNode incidents) {
        heard.ledger().forEach(movement -> moved(heard.sku(), movement));
        heard.told().forEach(publication -> told(heard, publication));
        activity.path("items").forEach(entry -> went(heard, entry));
        incidents.path("items").forEach(this::incident);
    }

    private void moved(String sku, JsonNode movement) {
        String reason = movement.path("reason").asString("");
        if (reason.equals("opening") || reason.equals("allocate")) {
            return;
        }
        String reference = movement.path("reference").asString("");
        boolean isOrder = movement.path("channel").asString("").equals(Connecting.CHANNEL) && !reference.isEmpty();
        deeds.tell(
                "movement " + movement.path("id").asString(""),
                new Deeds.Entry(
                        Instant.parse(movement.path("recordedAt").asString()),
                        Deeds.Kind.STOCK,
                        movement.path("quantity").asLong() + " " + sku + " " + words(movement, reason) + ".",
                        "",
                        isOrder
                                ? Address.of("/orders", Connecting.CHANNEL, reference)
                                        .text()
                                : Address.of("/items", sku).text() + "#ledger"));
    }

    private static String words(JsonNode movement, String reason) {
        JsonNode from = movement.path("from");
        JsonNode to = movement.path("to");
        String order = movement.path("reference").asString("");
        String ofOrder = order.isEmpty() ? "" : " for order " + order;
        String state = to.path("state").asString("");
        if (!from.has("location")) {
            return "came in in " + place(to) + ": " + reason;
        }
        if (!to.has("location")) {
            return "left " + place(from)
                    + switch (reason) {
                        case "sale" -> ", sold at the till";
                        case "ship" -> " with order " + order;
                        default -> ": " + reason;
                    };
        }
        if (state.equals("committed")) {
            return "set aside in " + place(to) + ofOrder;
        }
        if (from.path("state").asString("").equals("committed")) {
            return "free again in " + place(to) + ", no longer wanted" + ofOrder;
        }
        return "moved from " + from.path("state").asString("") + " in " + place(from) + " to " + state + " in "
                + place(to) + ": " + reason;
    }

    private static String place(JsonNode bucket) {
        String code = bucket.path("location").asString("");
        return Connecting.PLACES.entrySet().stream()
                .filter(each -> each.getValue().equals(code))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(code);
    }

    private void told(Story.Heard heard, JsonNode publication) {
        if (!publication.path("acknowledgedAt").isString()) {
            return;
        }
        String place = publication.path("placeName").asString("");
        String location = Connecting.PLACES.getOrDefault(place, "");
        Instant at = Instant.parse(publication.path("acknowledgedAt").asString());
        long quantity = publication.path("acknowledged").asLong();
        String after = cause(heard, location, at)
                .map(changed ->
                        ", " + Math.max(1, Duration.between(changed, at).toMillis()) + " ms after the stock changed")
                .orElse("");
        deeds.tell(
                "told " + publication.path("listing").asString("") + " " + place + " " + at,
                new Deeds.Entry(
                        at,
                        Deeds.Kind.TOLD,
                        "Told the shop to show " + quantity + " " + heard.sku() + " in " + place + after + ".",
                        quantity == publication.path("desired").asLong(-1) ? terms(publication) : "",
                        explained(heard.sku(), location)));
    }

    static String explained(String sku, @Nullable String location) {
        return Address.of("/demo/why")
                .with("sku", sku)
                .with("channel", Connecting.CHANNEL)
                .with("location", location)
                .text();
    }

    /** When the stock at a place changed last before it was told. */
    private static Optional<Instant> cause(Story.Heard heard, String location, Instant told) {
        for (JsonNode movement : heard.ledger()) {
            boolean isThere = movement.at("/from/location").asString("").equals(location)
                    || movement.at("/to/location").asString("").equals(location);
            Instant at = Instant.parse(movement.path("recordedAt").asString());
            if (isThere && at.isBefore(told)) {
                return Optional.of(at).filter(each -> each.isAfter(told.minus(CAUSED_WITHIN)));
            }
        }
        return Optional.empty();
    }

    private static String terms(JsonNode publication) {
        StringBuilder sum = new StringBuilder();
        for (JsonNode term : publication.path("terms")) {
            long quantity = term.path("quantity").asLong();
            sum.append(sum.isEmpty() ? "" : quantity < 0 ? " − " : " + ")
                    .append(sum.isEmpty() ? quantity : Math.abs(quantity))
                    .append(' ')
                    .append(term.path("label").asString(""));
        }
        return sum.toString();
    }

    private void went(Story.Heard heard, JsonNode entry) {
        String kind = entry.path("kind").asString("");
        String note = entry.path("note").asString("");
        boolean isOfAnother = kind.equals("difference") && !note.startsWith(heard.sku() + " ");
        if (!WORTH_TELLING.contains(kind) || note.isEmpty() || isOfAnother) {
            return;
        }
        for (JsonNode publication : heard.told()) {
            note = note.replace(
                    " at " + publication.path("place").asString("?") + " ",
                    " in " + publication.path("placeName").asString("") + " ");
        }
        if (kind.equals("failed")) {
            note = "The shop did not answer as it should: " + note;
        }
        String at = entry.path("at").asString();
        deeds.tell(
                "activity " + at + " " + kind,
                new Deeds.Entry(
                        Instant.parse(at),
                        TROUBLES.contains(kind) && !note.contains(EXPLAINED) ? Deeds.Kind.TROUBLE : Deeds.Kind.HEARD,
                        note.endsWith(".") ? note : note + ".",
                        "",
                        Address.of("/channels", Connecting.CHANNEL).text()));
    }

    private void incident(JsonNode incident) {
        String id = incident.path("id").asString("");
        deeds.tell(
                "incident " + id,
                new Deeds.Entry(
                        Instant.parse(incident.path("openedAt").asString()),
                        Deeds.Kind.TROUBLE,
                        incident.path("happened").asString(""),
                        incident.path("next").asString(""),
                        Address.of("/incidents", id).text()));
    }
}

package dev.stockwell.hub.channel;

import dev.stockwell.hub.catalog.Catalog;
import dev.stockwell.hub.catalog.Sellable;
import dev.stockwell.hub.location.Location;
import dev.stockwell.hub.store.Proposal;
import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Foretells what a share rule does with the next delivery: nothing that is there already is touched. */
@Component
class ShareForecast {
    private static final int DELIVERY = 100;
    private static final int BASIS_POINTS = 10_000;
    private static final int PLACES_MAX = 5;
    private static final String NOTHING_NOW =
            "Nothing that is there already moves: it acts on what suppliers deliver from now on.";

    private final Setups setups;
    private final Catalog catalog;
    private final ExampleItem example;

    ShareForecast(Setups setups, Catalog catalog, ExampleItem example) {
        this.setups = setups;
        this.catalog = catalog;
        this.example = example;
    }

    List<String> of(Proposal proposal, Setup present) {
        List<String> notes = new ArrayList<>(List.of(NOTHING_NOW));
        ObjectNode body = proposal.body() != null
                ? proposal.body()
                : proposal.present() == null ? null : proposal.present().body();
        if (body == null) {
            return notes;
        }
        String sku = body.at("/scope/skus/0").asString("");
        String category = body.at("/scope/category").asString("");
        Sellable item = sku.isEmpty() ? example.of(category) : catalog.find(sku);
        if (item == null || item.item() == null) {
            notes.add("There is no item yet on which it acts.");
            return notes;
        }
        ItemId id = item.item();
        Setup after = setups.proposed(proposal, Set.of(id));
        List<String> named = body.at("/scope/locations")
                .valueStream()
                .map(each -> each.asString(""))
                .toList();
        present.places().locations().stream()
                .filter(place -> named.isEmpty() || named.contains(place.code()))
                .limit(PLACES_MAX)
                .forEach(place -> notes.add(sentence(item.sku(), id, place, after)));
        return notes;
    }

    private static String sentence(String sku, ItemId item, Location place, Setup setup) {
        long left = DELIVERY;
        List<String> parts = new ArrayList<>();
        for (Rules.Share share : setup.shares(item, place.id())) {
            long units = (long) DELIVERY * share.basisPoints() / BASIS_POINTS;
            left -= units;
            parts.add(units + " to " + setup.places().code(share.pool()));
        }
        parts.add(left + " to shared");
        return "Of the next " + DELIVERY + " " + sku + " received in " + place.name() + " go "
                + String.join(", ", parts) + ".";
    }
}

package dev.stockwell.hub.channel;

import dev.stockwell.hub.store.EditPage;
import dev.stockwell.hub.web.Input;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What forms offer to choose from: all that is set up now. */
final class Choices {
    private Choices() {}

    static Map<String, List<EditPage.Choice>> of(Setup setup) {
        return Map.of(
                "channel",
                setup.channels().stream()
                        .map(channel -> new EditPage.Choice(channel.code(), channel.name()))
                        .toList(),
                "location",
                setup.places().locations().stream()
                        .map(place -> new EditPage.Choice(place.code(), place.name()))
                        .toList(),
                "pool",
                setup.places().pools().stream()
                        .filter(pool -> !pool.equals("shared"))
                        .map(pool -> new EditPage.Choice(pool, pool))
                        .toList(),
                "profile",
                Arrays.stream(Profile.values())
                        .map(profile -> new EditPage.Choice(Input.written(profile), words(profile)))
                        .toList(),
                "write",
                List.of(
                        new EditPage.Choice("publish", "Write our number"),
                        new EditPage.Choice("observe", "Only look at the channel's number"),
                        new EditPage.Choice("never", "Leave it alone")));
    }

    /** What kind of channel a profile means. */
    static String words(Profile profile) {
        return switch (profile) {
            case D2C -> "Web shop";
            case MARKETPLACE -> "Marketplace";
            case POS -> "Till";
            case WHOLESALE -> "Wholesale";
            case SOCIAL -> "Social";
        };
    }
}

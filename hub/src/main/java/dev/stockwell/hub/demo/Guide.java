package dev.stockwell.hub.demo;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The steps of the story. Each checks itself off by what the hub says, and stays checked. */
final class Guide {
    private final Deeds deeds;
    private final Set<Integer> done = new ConcurrentSkipListSet<>();

    Guide(Deeds deeds) {
        this.deeds = deeds;
    }

    List<StoryPage.Step> steps(Story.Heard heard, World.@Nullable Bought order) {
        return List.of(
                step(
                        1,
                        "Sell one at the till in Chicago, and watch the shop's number fall.",
                        "#till",
                        toldAfter(heard, Deeds.Act.SOLD),
                        "The shop was told, without anybody asking."),
                step(
                        2,
                        "Buy one in the shop: the till in Chicago may sell one less.",
                        "#shop",
                        order != null && isKnown(heard, order),
                        "The order is set aside in Chicago; the till may sell "
                                + heard.tills().get("Chicago") + " " + heard.sku() + " now."),
                step(3, "Take the shop down, sell at the till, and mend it.", "#break", isCaughtUp(heard), outage()),
                step(
                        4,
                        "Change a number behind our back, in the shop's own admin.",
                        "#edit",
                        isNoticed(heard),
                        "It was noticed, named and set right: somebody changed it there."),
                step(
                        5,
                        "Ask why a number is what it is: press any number.",
                        "#numbers",
                        deeds.when(Deeds.Act.ASKED_WHY).isPresent(),
                        "Every number adds up before your eyes."));
    }

    private StoryPage.Step step(int number, String todo, String path, boolean isDone, String note) {
        if (isDone) {
            done.add(number);
        }
        boolean stays = done.contains(number);
        return new StoryPage.Step(number, todo, stays || number == 3 ? note : "", path, stays);
    }

    private boolean toldAfter(Story.Heard heard, Deeds.Act act) {
        Optional<Instant> when = deeds.when(act);
        return when.isPresent() && isAfter(heard, "acknowledgedAt", when.get());
    }

    private static boolean isAfter(Story.Heard heard, String field, Instant then) {
        for (JsonNode each : heard.told()) {
            if (each.path(field).isString()
                    && Instant.parse(each.path(field).asString()).isAfter(then)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isKnown(Story.Heard heard, World.Bought order) {
        String id = Long.toString(order.order());
        for (JsonNode movement : heard.ledger()) {
            if (movement.path("reference").asString("").equals(id)) {
                return true;
            }
        }
        return false;
    }

    private boolean isCaughtUp(Story.Heard heard) {
        return soldInTheDark()
                && toldAfter(heard, Deeds.Act.BROUGHT_BACK)
                && heard.connection().path("darkSince").isMissingNode();
    }

    /** Whether something was sold between the shop's going down and its coming back. */
    private boolean soldInTheDark() {
        Optional<Instant> down = deeds.when(Deeds.Act.TOOK_DOWN);
        Optional<Instant> sold = deeds.when(Deeds.Act.SOLD_IN_THE_DARK);
        Optional<Instant> back = deeds.when(Deeds.Act.BROUGHT_BACK);
        return down.isPresent()
                && sold.isPresent()
                && back.isPresent()
                && sold.get().isAfter(down.get())
                && back.get().isAfter(sold.get());
    }

    private String outage() {
        if (done.contains(3)) {
            return "Nothing was lost: the shop was told the newest number when it came back.";
        }
        Optional<Instant> down = deeds.when(Deeds.Act.TOOK_DOWN);
        if (down.isEmpty()) {
            return "";
        }
        Instant back = deeds.when(Deeds.Act.BROUGHT_BACK).orElse(Instant.MIN);
        Instant sold = deeds.when(Deeds.Act.SOLD_IN_THE_DARK).orElse(Instant.MIN);
        if (back.isAfter(down.get())) {
            return soldInTheDark()
                    ? "It is back, and is being told."
                    : "It is back. Take it down once more, and sell while it is down.";
        }
        return sold.isAfter(down.get())
                ? "Sold. The shop does not know yet; the number waits. Now mend it."
                : "It is down. Now sell one at the till.";
    }

    private boolean isNoticed(Story.Heard heard) {
        Optional<Instant> edited = deeds.when(Deeds.Act.EDITED);
        return edited.isPresent() && isAfter(heard, "differenceAt", edited.get());
    }
}

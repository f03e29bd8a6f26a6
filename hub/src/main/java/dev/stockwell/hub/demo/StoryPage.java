package dev.stockwell.hub.demo;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the story's page shows of one item.
 *
 * @param trouble why the shop is not connected; empty if it is
 */
public record StoryPage(
        Item item,
        List<Item> items,
        List<Row> rows,
        Shop shop,
        List<Step> steps,
        List<Deeds.Entry> entries,
        Set<Breakage> broken,
        boolean isPublicBuying,
        boolean hasOpenOrder,
        String trouble) {

    /** Something to play with. */
    public record Item(String sku, String title) {}

    /**
     * A place, what is true there, and what each screen shows of it.
     *
     * @param told what the shop should show there, and what for; null where it is not told anything
     * @param shown what the shop itself says that it shows; null where it has no number
     * @param till what the till there may sell; null where there is none
     * @param state how the shop's number stands to ours, in words
     * @param tone the colour of that
     */
    public record Row(
            String name,
            String location,
            long onHand,
            long available,
            @Nullable Long told,
            @Nullable Long shown,
            @Nullable Long till,
            String why,
            String state,
            String tone) {}

    /**
     * How the connection with the shop stands.
     *
     * @param stage of the connection, in the API's word; empty where there is none
     */
    public record Shop(String stage, @Nullable Instant darkSince, String error, long unitsAtRisk, long differing) {}

    /**
     * A step of the story.
     *
     * @param note what came of it, or what is still missing
     * @param path where it is done
     */
    public record Step(int number, String todo, String note, String path, boolean isDone) {}

    /** All places together. */
    public Row sum() {
        return new Row(
                "Together",
                "",
                rows.stream().mapToLong(Row::onHand).sum(),
                rows.stream().mapToLong(Row::available).sum(),
                rows.stream()
                        .map(Row::told)
                        .filter(Objects::nonNull)
                        .reduce(Long::sum)
                        .orElse(null),
                rows.stream()
                        .map(Row::shown)
                        .filter(Objects::nonNull)
                        .reduce(Long::sum)
                        .orElse(null),
                null,
                "",
                "",
                "");
    }

    /** Stands for all that is shown: two pages that show the same have the same. */
    public String digest() {
        return Integer.toHexString(hashCode());
    }

    /** How the shop is broken, in words; empty if it is not. */
    public String brokenWords() {
        return String.join(", ", broken.stream().map(Breakage::state).toList());
    }

    /** The step that is to be done; null after the last. */
    public @Nullable Step next() {
        return steps.stream().filter(step -> !step.isDone()).findFirst().orElse(null);
    }

    /** How many steps are done. */
    public long done() {
        return steps.stream().filter(Step::isDone).count();
    }
}

package dev.stockwell.hub.sync;

import dev.stockwell.hub.catalog.SkuKey;
import dev.stockwell.hub.channel.Channel;
import dev.stockwell.hub.web.Address;
import dev.stockwell.hub.web.Form;
import dev.stockwell.hub.web.Input;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads all that the page of a channel's sync shows. */
@Component
class SyncView {
    private static final int ROWS = 50;
    private static final int ENTRIES = 30;
    private static final double MILLIS_A_SECOND = 1_000;
    private static final List<Stage> STEPS =
            Arrays.stream(Stage.values()).filter(stage -> stage != Stage.PAUSED).toList();

    private final Connections connections;
    private final Onboarding onboarding;
    private final Standings standings;
    private final PublicationRows publications;
    private final Shadow shadow;
    private final WriteBackRows writeBack;
    private final Darkness darkness;
    private final Activity activity;

    SyncView(
            Connections connections,
            Onboarding onboarding,
            Standings standings,
            PublicationRows publications,
            Shadow shadow,
            WriteBackRows writeBack,
            Darkness darkness,
            Activity activity) {
        this.connections = connections;
        this.onboarding = onboarding;
        this.standings = standings;
        this.publications = publications;
        this.shadow = shadow;
        this.writeBack = writeBack;
        this.darkness = darkness;
        this.activity = activity;
    }

    /** Which rows are wanted, and after which the page begins. */
    record Wanted(PublicationRows.State state, String sku, String listing, String place) {
        static final Wanted ALL = new Wanted(PublicationRows.State.ALL, "", "", "");
    }

    /** What is known of a channel's account, but for its secrets. */
    Form account(Channel channel) {
        return Form.of(connections
                .find(channel.id())
                .map(known -> Map.of(
                        "shop",
                        known.account().shop(),
                        "address",
                        known.account().address().toString(),
                        "clientId",
                        known.account().clientId() == null
                                ? ""
                                : known.account().clientId(),
                        "webhooks",
                        known.account().webhooks() == null
                                ? ""
                                : known.account().webhooks().toString()))
                .orElse(Map.of()));
    }

    SyncPage page(Channel channel, Wanted wanted, Form account, @Nullable String trouble) {
        Connection connection = connections.find(channel.id()).orElse(null);
        List<PublicationShown> read = connection == null
                ? List.of()
                : publications.page(
                        channel.id(),
                        wanted.state(),
                        wanted.sku().isEmpty() ? null : SkuKey.of(wanted.sku()),
                        wanted.listing(),
                        wanted.place(),
                        ROWS + 1);
        List<PublicationShown> kept = read.size() > ROWS ? read.subList(0, ROWS) : read;
        Address filtered = filtered(channel, wanted.state(), wanted.sku());
        return new SyncPage(
                channel.code(),
                channel.name(),
                SyncPages.path(channel),
                (wanted.listing().isEmpty()
                                ? filtered
                                : filtered.with("listing", wanted.listing()).with("place", wanted.place()))
                        .text(),
                connection == null ? null : state(connection),
                account,
                trouble == null ? "" : trouble,
                new SyncPage.Filter(Input.written(wanted.state()), wanted.sku(), choices(channel, wanted)),
                kept.stream().map(SyncView::row).toList(),
                read.size() > ROWS
                        ? filtered.with("listing", kept.getLast().listing())
                                .with("place", kept.getLast().place())
                                .text()
                        : null,
                connection == null
                        ? List.of()
                        : activity.newest(channel.id(), ENTRIES).stream()
                                .map(SyncView::entry)
                                .toList());
    }

    private SyncPage.State state(Connection connection) {
        Standing standing = standings.of(connection.channel());
        Onboarding.Next next = onboarding.next(connection, standing);
        Condition condition = Condition.of(connection, standing.tally(connection.stage()));
        return new SyncPage.State(
                connection.account().shop(),
                connection.account().address(),
                Input.written(connection.stage()),
                connection.stageAt(),
                STEPS.stream().map(Input::written).toList(),
                next == null ? "" : Input.written(next.stage()),
                next == null ? List.of() : next.missing(),
                connection.stage() == Stage.PAUSED
                        ? List.of()
                        : STEPS.stream()
                                .filter(stage -> stage != Stage.REGISTERED && stage.compareTo(connection.stage()) < 0)
                                .map(Input::written)
                                .toList(),
                connection.stage().writes(),
                connection.stage() != Stage.LIVE && connection.stage().takesOrders(),
                condition.tone(),
                condition.sentence(),
                connection.darkSince(),
                connection.error(),
                connection.errorAt(),
                connection.retryAt(),
                connection.ordersReadAt(),
                numbers(standing),
                standing.publications() == 0 || connection.stage() == Stage.LIVE
                        ? null
                        : shadow(shadow.of(connection.channel())),
                connection.stage() == Stage.PAUSED ? goneBack(connection) : "",
                heldBack(darkness.heldFor(connection.channel())));
    }

    private static String heldBack(Darkness.Held held) {
        return held.units() == 0
                ? ""
                : "The other channels hold back " + Condition.count(held.units(), "unit", "units") + " of "
                        + Condition.count(held.items(), "item", "items")
                        + " that it may have sold without our knowing.";
    }

    private String goneBack(Connection connection) {
        WriteBackRows.Run run = writeBack.run(connection.channel()).orElse(null);
        if (run == null) {
            return "";
        }
        WriteBackRows.Counts counts = writeBack.counts(connection.channel(), true);
        return run.endedAt() == null
                ? "Its saved quantities are being written back: " + counts.waiting() + " of " + counts.lines()
                        + " wait."
                : "Its saved quantities were written back"
                        + (counts.failed() == 0
                                ? "."
                                : ", but for "
                                        + Condition.count(counts.failed(), "number", "numbers")
                                        + " that could not be written.");
    }

    private static SyncPage.Shadow shadow(Shadow.Shown shown) {
        return new SyncPage.Shadow(
                shown.rising(),
                shown.falling(),
                shown.staying(),
                shown.toNothing(),
                shown.unknown(),
                shown.largest().stream()
                        .map(change -> new SyncPage.Change(
                                change.sku(),
                                change.listing(),
                                change.placeName() == null ? change.place() : change.placeName(),
                                change.shown(),
                                change.desired()))
                        .toList());
    }

    private static SyncPage.Numbers numbers(Standing standing) {
        return new SyncPage.Numbers(
                standing.publications(),
                standing.due(),
                standing.inFlight(),
                standing.conflicting(),
                standing.differing(),
                standing.refused(),
                standing.unitsAtRisk(),
                standing.lagP50Millis() == null || standing.lagP99Millis() == null
                        ? ""
                        : seconds(standing.lagP50Millis()) + " for half of them, " + seconds(standing.lagP99Millis())
                                + " for 99 of 100",
                standing.listings() - standing.decided());
    }

    private static String seconds(double millis) {
        return String.format(Locale.ROOT, "%.2f s", millis / MILLIS_A_SECOND);
    }

    private static Address filtered(Channel channel, PublicationRows.State state, String sku) {
        return Address.of(SyncPages.path(channel))
                .with("state", state == PublicationRows.State.ALL ? null : state)
                .with("sku", sku.isEmpty() ? null : sku);
    }

    private static List<SyncPage.Choice> choices(Channel channel, Wanted wanted) {
        List<SyncPage.Choice> choices = new ArrayList<>();
        for (PublicationRows.State state : PublicationRows.State.values()) {
            String label = switch (state) {
                case ALL -> "All";
                case DUE -> "To be told";
                case DIFFERING -> "Differed";
                case REFUSED -> "Refused";
            };
            choices.add(new SyncPage.Choice(
                    label, filtered(channel, state, wanted.sku()).text(), state == wanted.state()));
        }
        return choices;
    }

    private static SyncPage.Row row(PublicationShown shown) {
        return new SyncPage.Row(
                shown.listing(),
                shown.place(),
                shown.placeName() == null ? shown.place() : shown.placeName(),
                shown.sku(),
                shown.write().equals("publish"),
                shown.pilot(),
                shown.desired(),
                shown.desiredAt(),
                shown.sent(),
                shown.sentAt(),
                shown.acknowledged(),
                shown.acknowledgedAt(),
                shown.shown(),
                later(shown.acknowledgedAt(), shown.observedAt()),
                shown.difference() == null
                        ? ""
                        : Difference.of(shown.difference()).words(),
                shown.differenceAt(),
                shown.refusal());
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isAfter(one)) ? other : one;
    }

    private static SyncPage.Entry entry(Activity.Entry entry) {
        String what = switch (entry.kind()) {
            case "pushed" -> "Numbers told";
            case "orders" -> "Orders read";
            case "read" -> "Stock looked at";
            case "webhook" -> "Webhook";
            case "catalogue" -> "Catalogue read";
            case "difference" -> "Difference";
            case "failed" -> "Failure";
            case "answers" -> "Answer";
            case "stage" -> "Stage";
            default -> entry.kind();
        };
        return new SyncPage.Entry(
                entry.at(), what, entry.lines(), entry.millis(), entry.note() == null ? "" : entry.note());
    }
}

package dev.stockwell.hub.sync;

import dev.stockwell.hub.channel.Channel;
import dev.stockwell.hub.channel.Setups;
import dev.stockwell.hub.store.Editor;
import dev.stockwell.hub.web.Actor;
import dev.stockwell.hub.web.Address;
import dev.stockwell.hub.web.Input;
import dev.stockwell.hub.web.Onward;
import dev.stockwell.hub.web.Pages;
import dev.stockwell.hub.web.Problem;
import dev.stockwell.hub.web.Section;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The page on which a person sees what a paused channel would be written back, has it written, and sees what came of it. */
@Controller
@RequestMapping("/channels/{code}/sync/write-back")
class WriteBackPages {
    private static final int ROWS = 50;

    private final Pages pages;
    private final Setups setups;
    private final Connections connections;
    private final WriteBack writeBack;
    private final WriteBackRows rows;

    WriteBackPages(Pages pages, Setups setups, Connections connections, WriteBack writeBack, WriteBackRows rows) {
        this.pages = pages;
        this.setups = setups;
        this.connections = connections;
        this.writeBack = writeBack;
        this.rows = rows;
    }

    private record Wanted(WriteBackRows.Which which, String listing, String place) {
        static final Wanted ALL = new Wanted(WriteBackRows.Which.ALL, "", "");
    }

    @GetMapping
    View show(
            @PathVariable String code,
            @RequestParam(required = false) @Nullable String show,
            @RequestParam(defaultValue = "") String listing,
            @RequestParam(defaultValue = "") String place) {
        Wanted wanted = new Wanted(
                Input.choice(show, "show", WriteBackRows.Which.class, WriteBackRows.Which.ALL),
                listing.isEmpty() ? "" : Input.text(listing, "listing", Editor.EXTERNAL_MAX),
                place.isEmpty() ? "" : Input.text(place, "place", Editor.EXTERNAL_MAX));
        return page(HttpStatus.OK, channel(code), wanted, "");
    }

    @PostMapping
    View start(@PathVariable String code, @RequestAttribute(Actor.ATTRIBUTE) Actor actor) {
        Channel channel = channel(code);
        try {
            writeBack.start(channel.id(), actor);
            return new Onward(path(channel).text(), "The saved quantities are being written back.");
        } catch (Problem refusal) {
            return page(
                    HttpStatus.valueOf(refusal.code().status()),
                    channel,
                    Wanted.ALL,
                    Optional.ofNullable(refusal.getMessage()).orElse(""));
        }
    }

    private Channel channel(String code) {
        return setups.current().channel(code, "channel");
    }

    private View page(HttpStatus status, Channel channel, Wanted wanted, String trouble) {
        WriteBackRows.Run run = rows.run(channel.id()).orElse(null);
        WriteBackRows.Counts counts = rows.counts(channel.id(), run != null);
        List<WriteBackRows.Row> read =
                rows.page(channel.id(), run != null, wanted.which(), wanted.listing(), wanted.place(), ROWS + 1);
        List<WriteBackRows.Row> kept = read.size() > ROWS ? read.subList(0, ROWS) : read;
        Address filtered = filtered(channel, wanted.which());
        WriteBackPage page = new WriteBackPage(
                channel.code(),
                channel.name(),
                path(channel).text(),
                (wanted.listing().isEmpty()
                                ? filtered
                                : filtered.with("listing", wanted.listing()).with("place", wanted.place()))
                        .text(),
                connections
                        .find(channel.id())
                        .filter(known -> known.stage() == Stage.PAUSED)
                        .isPresent(),
                trouble,
                run == null ? null : run.startedAt(),
                run == null ? null : run.startedBy(),
                run == null ? null : run.endedAt(),
                new WriteBackPage.Counts(
                        counts.lines(),
                        counts.waiting(),
                        counts.written(),
                        counts.same(),
                        counts.failed(),
                        counts.neverWritten()),
                run == null
                        ? List.of()
                        : Arrays.stream(WriteBackRows.Which.values())
                                .map(which -> new SyncPage.Choice(
                                        label(which), filtered(channel, which).text(), which == wanted.which()))
                                .toList(),
                kept.stream().map(row -> row(row, run != null)).toList(),
                read.size() > ROWS
                        ? filtered.with("listing", kept.getLast().key().listing())
                                .with("place", kept.getLast().key().place())
                                .text()
                        : null);
        return pages.show(status, Section.CHANNELS, page.name(), "sync/back", page);
    }

    private static WriteBackPage.Row row(WriteBackRows.Row row, boolean isStarted) {
        String outcome = row.outcome();
        boolean isFailed = "refused".equals(outcome) || "gone".equals(outcome);
        return new WriteBackPage.Row(
                row.key().listing(),
                row.placeName() == null ? row.key().place() : row.placeName(),
                row.sku() == null ? row.key().listing() : row.sku(),
                row.saved(),
                row.savedAt(),
                row.booked(),
                row.quantity(),
                row.shown(),
                words(row, isStarted),
                isFailed);
    }

    private static String words(WriteBackRows.Row row, boolean isStarted) {
        if (row.outcome() == null) {
            return isStarted ? "waits" : row.shown() == null ? "is looked at first" : "";
        }
        return switch (row.outcome()) {
            case "written" -> "written";
            case "same" -> "showed it already";
            default -> "Could not be written: " + row.note();
        };
    }

    private static String label(WriteBackRows.Which which) {
        return switch (which) {
            case ALL -> "All";
            case WAITING -> "Waiting";
            case FAILED -> "Could not be written";
        };
    }

    private static Address filtered(Channel channel, WriteBackRows.Which which) {
        return path(channel).with("show", which == WriteBackRows.Which.ALL ? null : which);
    }

    private static Address path(Channel channel) {
        return Address.of("/channels", channel.code(), "sync", "write-back");
    }
}

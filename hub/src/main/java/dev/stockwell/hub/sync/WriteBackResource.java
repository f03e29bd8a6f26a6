package dev.stockwell.hub.sync;

import dev.stockwell.hub.channel.Channel;
import dev.stockwell.hub.channel.Setups;
import dev.stockwell.hub.web.Actor;
import dev.stockwell.hub.web.Input;
import dev.stockwell.hub.web.Page;
import dev.stockwell.hub.web.PageRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Going back: what a paused channel showed before the first write is written to it again. */
@RestController
@RequestMapping("/api/v1/channels/{code}/connection/write-back")
class WriteBackResource {
    private static final int KEY_PARTS = 2;

    private final Setups setups;
    private final WriteBack writeBack;
    private final WriteBackRows rows;

    WriteBackResource(Setups setups, WriteBack writeBack, WriteBackRows rows) {
        this.setups = setups;
        this.writeBack = writeBack;
        this.rows = rows;
    }

    @GetMapping
    WriteBackShown get(@PathVariable String code) {
        return shown(channel(code));
    }

    @PostMapping
    WriteBackShown start(
            @PathVariable String code,
            @RequestParam(defaultValue = "false") boolean preview,
            @RequestAttribute(Actor.ATTRIBUTE) Actor actor) {
        Channel channel = channel(code);
        if (preview) {
            return WriteBackShown.of(null, rows.counts(channel.id(), false));
        }
        writeBack.start(channel.id(), actor);
        return shown(channel);
    }

    @GetMapping("/lines")
    Page<WriteBackShown.Row> lines(
            @PathVariable String code,
            @RequestParam(required = false) @Nullable String show,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Channel channel = channel(code);
        PageRequest page = PageRequest.of(limit, cursor);
        String[] after = page.parts(KEY_PARTS);
        List<WriteBackRows.Row> read = rows.page(
                channel.id(),
                rows.run(channel.id()).isPresent(),
                Input.choice(show, "show", WriteBackRows.Which.class, WriteBackRows.Which.ALL),
                after == null ? "" : after[0],
                after == null ? "" : after[1],
                page.read());
        return Page.of(
                read,
                page,
                WriteBackShown::of,
                row -> row.key().listing() + "\n" + row.key().place());
    }

    private Channel channel(String code) {
        return setups.current().channel(code, "channel");
    }

    private WriteBackShown shown(Channel channel) {
        WriteBackRows.Run run = rows.run(channel.id()).orElse(null);
        return WriteBackShown.of(run, rows.counts(channel.id(), run != null));
    }
}

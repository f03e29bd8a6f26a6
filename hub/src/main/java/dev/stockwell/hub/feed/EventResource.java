package dev.stockwell.hub.feed;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * The stream of changes as server-sent events: for programs under the API, and for the pages of who has signed in. It is
 * written by the call's own virtual thread, so a slow reader holds up nobody else.
 */
@RestController
class EventResource {
    private static final Set<ChangeKind> ALL = EnumSet.allOf(ChangeKind.class);
    private static final Duration BEATS = Duration.ofSeconds(15);
    /** Then it is to be asked for again, so that a key or a session that has ended does not go on. */
    private static final Duration LASTS = Duration.ofMinutes(10);

    private static final String BEGIN = "retry: 2000\nid: %s\n\n";
    /** The comment keeps the line open; a page cannot see comments, so there is an event too. */
    private static final String BEAT = ": beat\nevent: beat\ndata: {}\n\n";

    private static final String EVENT = "id: %s\nevent: %s\ndata: %s\n\n";
    private static final int AT_ONCE = 1_000;
    private static final int CAUGHT_UP_MAX = 10_000;

    private final Stream stream;
    private final Feed feed;
    private final JsonMapper json;

    EventResource(Stream stream, Feed feed, JsonMapper json) {
        this.stream = stream;
        this.feed = feed;
        this.json = json;
    }

    /** @param seen the last id that the reader has seen; without it, the stream begins with the present */
    @GetMapping({"/api/v1/events", "/events"})
    void events(
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String seen, HttpServletResponse answer)
            throws InterruptedException {
        Cursor after = seen == null || seen.isEmpty() ? null : Cursor.of(seen);
        Listener listener = stream.join();
        try {
            answer.setContentType("text/event-stream;charset=UTF-8");
            answer.setHeader("Cache-Control", "no-store");
            answer.setHeader("X-Accel-Buffering", "no");
            OutputStream out = answer.getOutputStream();
            if (after == null) {
                send(out, BEGIN.formatted(listener.start()));
            } else {
                catchUp(out, after, listener.start());
            }
            follow(out, listener);
        } catch (IOException | DataAccessException ended) {
            // The reader has left, or the database has; it is too late for another status, and a reader comes again.
            listener.end();
        } finally {
            stream.leave(listener);
        }
    }

    /** What the reader has missed, up to where the listener takes over. */
    private void catchUp(OutputStream out, Cursor seen, Cursor start) throws IOException {
        send(out, BEGIN.formatted(seen));
        Cursor from = seen;
        for (int told = 0; from.compareTo(start) < 0; told += AT_ONCE) {
            Feed.Part part = feed.read(from, ALL, AT_ONCE);
            if (part.isLost() || told >= CAUGHT_UP_MAX) {
                send(out, EVENT.formatted(start, "start-over", "{}"));
                return;
            }
            send(
                    out,
                    written(part.changes().stream()
                            .filter(change -> change.cursor().compareTo(start) <= 0)
                            .toList()));
            from = part.next();
        }
    }

    private void follow(OutputStream out, Listener listener) throws IOException, InterruptedException {
        long until = System.nanoTime() + LASTS.toNanos();
        while (!listener.isEnded() && System.nanoTime() < until) {
            List<Change> changes = listener.await(BEATS);
            if (!listener.isEnded()) {
                send(out, changes.isEmpty() ? BEAT : written(changes));
            }
        }
    }

    private String written(List<Change> changes) {
        StringBuilder text = new StringBuilder();
        for (Change change : changes) {
            text.append(EVENT.formatted(change.cursor(), change.event(), json.writeValueAsString(change)));
        }
        return text.toString();
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}

package dev.stockwell.hub.feed;

import dev.stockwell.hub.web.PageRequest;
import dev.stockwell.hub.web.Problem;
import dev.stockwell.hub.web.ProblemCode;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The feed over HTTP. */
@RestController
class ChangeResource {
    private static final Duration WAIT_MAX = Duration.ofSeconds(30);
    private static final Duration LOOKS_AGAIN = Duration.ofMillis(200);
    private static final String PRESENT = "now";

    private final Feed feed;
    private final Stream stream;

    ChangeResource(Feed feed, Stream stream) {
        this.feed = feed;
        this.stream = stream;
    }

    /** @param next always a cursor to go on from */
    record Answer(List<Change> items, String next) {}

    /**
     * @param after the cursor of the last answer; {@code now} for the present; absent for the oldest change that is kept
     * @param wait how long the answer may wait for the first change
     */
    @GetMapping("/api/v1/changes")
    Answer changes(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String kinds,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String wait)
            throws InterruptedException {
        Set<ChangeKind> wanted = kinds(kinds);
        int most = PageRequest.of(limit, null).limit();
        long until = System.nanoTime() + wait(wait).toNanos();
        Cursor from = after == null || after.isEmpty() ? null : after.equals(PRESENT) ? feed.now() : Cursor.of(after);
        Feed.Part part = feed.read(from, wanted, most);
        while (part.changes().isEmpty()
                && !part.isLost()
                && (part.isMore() || (stream.isRunning() && System.nanoTime() < until))) {
            if (!part.isMore()) {
                Thread.sleep(LOOKS_AGAIN);
            }
            part = feed.read(part.next(), wanted, most);
        }
        if (part.isLost()) {
            throw new Problem(
                            ProblemCode.CHANGES_FORGOTTEN,
                            "Changes after this cursor are no longer kept. Read everything that you follow again, then go"
                                    + " on from next.")
                    .with("next", part.next().toString());
        }
        return new Answer(part.changes(), part.next().toString());
    }

    private static Set<ChangeKind> kinds(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return ChangeKind.USUAL;
        }
        Set<ChangeKind> kinds = EnumSet.noneOf(ChangeKind.class);
        for (String name : text.split(",", -1)) {
            kinds.add(Arrays.stream(ChangeKind.values())
                    .filter(kind -> kind.written().equals(name))
                    .findFirst()
                    .orElseThrow(() -> Problem.invalid(
                            "kinds", "must be some of stock, availability, order, incident and channel")));
        }
        return kinds;
    }

    private static Duration wait(@Nullable String text) {
        try {
            Duration wait = text == null || text.isEmpty() ? Duration.ZERO : Duration.parse(text);
            if (!wait.isNegative() && wait.compareTo(WAIT_MAX) <= 0) {
                return wait;
            }
        } catch (DateTimeParseException notADuration) {
            throw Problem.invalid("wait", "must be a duration, as PT20S");
        }
        throw Problem.invalid("wait", "must be at most PT30S");
    }
}

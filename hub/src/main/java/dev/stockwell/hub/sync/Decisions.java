package dev.stockwell.hub.sync;

import dev.stockwell.hub.web.Problem;
import dev.stockwell.hub.web.ProblemCode;
import org.springframework.stereotype.Component;

/** What a person decides about a single publication. */
@Component
class Decisions {
    private final Publications publications;
    private final PublicationRows rows;
    private final Bell bell;

    Decisions(Publications publications, PublicationRows rows, Bell bell) {
        this.publications = publications;
        this.rows = rows;
        this.bell = bell;
    }

    /** The cause of its refusal is mended, or hoped to be: it is told again at once. */
    PublicationShown retry(PublicationKey key) {
        return after(publications.retry(key), key);
    }

    /** Whether it is written while only pilots are. */
    PublicationShown pilot(PublicationKey key, boolean isPilot) {
        return after(publications.pilot(key, isPilot), key);
    }

    private PublicationShown after(boolean isDone, PublicationKey key) {
        if (!isDone) {
            throw new Problem(
                    ProblemCode.NOT_FOUND, "The listing " + key.listing() + " has no number at " + key.place() + ".");
        }
        bell.ring(key.channel());
        return rows.find(key).orElseThrow();
    }
}

package dev.stockwell.hub.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All documents as they were known at an instant, one of them perhaps as it would be.
 *
 * @param proposal null for none
 */
public record DocumentsAt(
        Documents documents, Instant at, @Nullable Proposal proposal) {
    /** No document will ever have it: ids are given out from 1000 upwards. */
    private static final long OF_NEW = Integer.MAX_VALUE;

    /** All of a kind, in the order of their codes. */
    public List<Document> all(DocumentKind kind) {
        return with(kind, documents.knownAt(kind, at));
    }

    /** Those of some codes. */
    public List<Document> named(DocumentKind kind, Collection<String> codes) {
        return with(kind, documents.namedAt(kind, codes, at)).stream()
                .filter(document -> codes.contains(document.code()))
                .toList();
    }

    private List<Document> with(DocumentKind kind, List<Document> known) {
        if (proposal == null || proposal.kind() != kind) {
            return known;
        }
        List<Document> changed = new ArrayList<>(known);
        changed.removeIf(document -> document.code().equals(proposal.code()));
        if (proposal.body() != null) {
            Document present = proposal.present();
            changed.add(new Document(
                    present == null ? OF_NEW : present.id(),
                    proposal.code(),
                    present == null ? 0 : present.revision(),
                    at,
                    proposal.body()));
        }
        changed.sort(Comparator.comparing(Document::code));
        return changed;
    }
}

package dev.stockwell.hub.location;

import dev.stockwell.hub.store.Document;
import dev.stockwell.hub.store.DocumentCalls;
import dev.stockwell.hub.store.DocumentKind;
import dev.stockwell.hub.store.Documents;
import dev.stockwell.hub.store.Shape;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What can be done to locations, for whoever does it for many. */
@Component
public class LocationChanges {
    private final Documents documents;
    private final Shape<LocationBody> shape;

    LocationChanges(Documents documents, JsonMapper json) {
        this.documents = documents;
        this.shape = new Shape<>(json, LocationBody.class);
    }

    /**
     * A location as it would be after a change.
     *
     * @param before null if it is new
     */
    public record Wish(String code, @Nullable Document before, ObjectNode body) {}

    /** What a change would come to; it changes nothing. */
    public Wish preview(String code, ObjectNode patch) {
        Document before =
                documents.find(DocumentKind.LOCATION, DocumentCalls.code(code)).orElse(null);
        return new Wish(code, before, shape.checked(LocationBody::checked).apply(documents.merged(before, patch)));
    }

    /** Changes a location or makes it. */
    public Documents.Written put(String code, ObjectNode patch, String actor) {
        Documents.Edit edit = new Documents.Edit(DocumentKind.LOCATION, DocumentCalls.code(code), patch, actor, null);
        return documents.change(() -> documents.put(edit, shape.checked(LocationBody::checked)));
    }
}

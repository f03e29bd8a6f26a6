package dev.stockwell.hub.store;

import dev.stockwell.hub.web.Actor;
import dev.stockwell.hub.web.Page;
import dev.stockwell.hub.web.PageRequest;
import dev.stockwell.hub.web.Problem;
import dev.stockwell.hub.web.ProblemCode;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** The calls that all simple documents have alike: read one, list them, change one, end one. */
@Component
public class DocumentCalls {
    private static final int CODE_MAX = 100;
    private final Documents documents;

    DocumentCalls(Documents documents) {
        this.documents = documents;
    }

    /** A code that a path names: letters, digits, and . _ - within. */
    public static String code(String code) {
        if (code.length() > CODE_MAX || !code.matches("[\\p{L}\\p{N}][\\p{L}\\p{N}._:-]*")) {
            throw Problem.invalid(
                    "code",
                    "must be letters, digits, dots, colons, hyphens or underscores, at most " + CODE_MAX
                            + ", and begin with a letter or digit");
        }
        return code;
    }

    /** Changes or makes one, and answers it with its ETag. */
    public ResponseEntity<ObjectNode> put(
            DocumentKind kind, String code, ObjectNode patch, Caller caller, UnaryOperator<ObjectNode> check) {
        Documents.Edit edit =
                new Documents.Edit(kind, code, patch, caller.actor().name(), caller.ifMatch());
        Documents.Written written = documents.change(() -> documents.put(edit, check));
        return answer(written.document(), written.isNew() ? HttpStatus.CREATED : HttpStatus.OK);
    }

    /** One document, or the problem that there is none. */
    public ResponseEntity<ObjectNode> get(DocumentKind kind, String code, ProblemCode unknown) {
        return answer(known(kind, code, unknown), HttpStatus.OK);
    }

    /** Ends one. */
    public ResponseEntity<ObjectNode> delete(DocumentKind kind, String code, Actor actor, ProblemCode unknown) {
        documents.change(() -> {
            documents.delete(kind, known(kind, code, unknown), actor.name());
            return code;
        });
        return ResponseEntity.noContent().build();
    }

    /** A page of them. */
    public Page<ObjectNode> list(DocumentKind kind, String prefix, PageRequest page) {
        return Page.of(
                documents.page(kind, prefix, page.after(), page.read()), page, DocumentCalls::shown, Document::code);
    }

    private Document known(DocumentKind kind, String code, ProblemCode unknown) {
        return documents
                .find(kind, code)
                .orElseThrow(() -> new Problem(unknown, "There is none of the code " + code + "."));
    }

    private static ResponseEntity<ObjectNode> answer(Document document, HttpStatus status) {
        return ResponseEntity.status(status)
                .header(HttpHeaders.ETAG, Documents.etag(document))
                .body(shown(document));
    }

    private static ObjectNode shown(Document document) {
        ObjectNode shown = document.body().objectNode();
        shown.put("code", document.code());
        shown.setAll(document.body());
        return shown;
    }

    /** Who calls, and what he believes the document's ETag is. */
    public record Caller(Actor actor, @Nullable String ifMatch) {}
}

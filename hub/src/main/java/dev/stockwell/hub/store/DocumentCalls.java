package dev.stockwell.hub.store;

import dev.stockwell.hub.web.Actor;
import dev.stockwell.hub.web.Page;
import dev.stockwell.hub.web.PageRequest;
import dev.stockwell.hub.web.Problem;
import dev.stockwell.hub.web.ProblemCode;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.node.ObjectNode;

/**
 * What can be done with the documents of one kind, by programs and on pages alike: read one, list them, change one,
 * propose a change, end one. Whoever asks, the same is refused in the same words.
 *
 * @param <T> the record that its body is read into
 */
public final class DocumentCalls<T> {
    private static final int CODE_MAX = 100;

    private final Documents documents;
    private final DocumentKind kind;
    private final Shape<T> shape;
    private final ProblemCode unknown;
    private final UnaryOperator<ObjectNode> check;

    /**
     * Makes the calls of a kind.
     *
     * @param unknown the problem that there is none of a code
     * @param check the body's own check, against what it names
     */
    public DocumentCalls(
            Documents documents, DocumentKind kind, Shape<T> shape, ProblemCode unknown, UnaryOperator<T> check) {
        this.documents = documents;
        this.kind = kind;
        this.shape = shape;
        this.unknown = unknown;
        this.check = shape.checked(check);
    }

    /** A code that somebody gives to something: letters, digits, and . _ - within. */
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
    public ResponseEntity<ObjectNode> put(String code, ObjectNode patch, Actor actor, @Nullable String ifMatch) {
        Documents.Written written = write(code, patch, actor, ifMatch);
        return answer(written.document(), written.isNew() ? HttpStatus.CREATED : HttpStatus.OK);
    }

    /** One document, or the problem that there is none. */
    public ResponseEntity<ObjectNode> get(String code) {
        return answer(require(code), HttpStatus.OK);
    }

    /** Ends one. */
    public ResponseEntity<ObjectNode> delete(String code, Actor actor) {
        end(code, actor);
        return ResponseEntity.noContent().build();
    }

    /** A page of them. */
    public Page<ObjectNode> list(PageRequest page) {
        return Page.of(documents.page(kind, "", page.after(), page.read()), page, DocumentCalls::shown, Document::code);
    }

    /** Changes or makes one. */
    public Documents.Written write(String code, ObjectNode patch, Actor actor, @Nullable String ifMatch) {
        Documents.Edit edit = new Documents.Edit(kind, code, patch, actor.name(), ifMatch);
        return documents.change(() -> documents.put(edit, check));
    }

    /** Ends one, or says that there is none. */
    public void end(String code, Actor actor) {
        documents.change(() -> {
            documents.delete(kind, require(code), actor.name());
            return code;
        });
    }

    /** What a change would make of one, refused as the change itself would be. */
    public Proposal propose(String code, ObjectNode patch) {
        Document present = find(code).orElse(null);
        ObjectNode merged = MergePatch.apply(
                present == null ? patch.objectNode() : present.body().deepCopy(), patch);
        return new Proposal(kind, code, present, check.apply(merged));
    }

    /** What the end of one would be. */
    public Proposal proposeEnd(String code) {
        return new Proposal(kind, code, require(code), null);
    }

    /** The one of a code. */
    public Optional<Document> find(String code) {
        return documents.find(kind, code);
    }

    /** The one of a code, or the problem that there is none. */
    public Document require(String code) {
        return find(code).orElseThrow(() -> new Problem(unknown, "There is none of the code " + code + "."));
    }

    /** Those whose codes begin so, in the order of their codes. */
    public List<Document> all(String prefix, @Nullable String after, int limit) {
        return documents.page(kind, prefix, after, limit);
    }

    /** The record of a document. */
    public T read(Document document) {
        return shape.read(document.body());
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
}

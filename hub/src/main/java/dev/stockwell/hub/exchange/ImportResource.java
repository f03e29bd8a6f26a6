package dev.stockwell.hub.exchange;

import dev.stockwell.hub.web.Actor;
import dev.stockwell.hub.web.Page;
import dev.stockwell.hub.web.PageRequest;
import dev.stockwell.hub.web.Problem;
import dev.stockwell.hub.web.ProblemCode;
import dev.stockwell.hub.web.Sender;
import dev.stockwell.kernel.CommandId;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Files that are brought in: sent, looked through, decided about, taken in. */
@RestController
@RequestMapping("/api/v1")
class ImportResource {
    private static final String CSV = "text/csv";
    private static final String TSV = "text/tab-separated-values";

    private final Imports imports;
    private final ImportStore store;
    private final Mappings mappings;

    ImportResource(Imports imports, ImportStore store, Mappings mappings) {
        this.imports = imports;
        this.store = store;
        this.mappings = mappings;
    }

    /** What a person decides about a file that is here. */
    record Decision(@Nullable Choices choices, @Nullable String saveAs) {}

    /** A row that was not taken in. */
    record BadRow(int line, String field, String reason) {}

    /** What became of a small file. */
    record Answer(UUID id, String status, boolean preview, ImportShown details, Report report, List<BadRow> badRows) {}

    @PostMapping(
            path = "/items/import",
            consumes = {CSV, TSV, MediaType.APPLICATION_OCTET_STREAM_VALUE, MediaType.TEXT_PLAIN_VALUE})
    Answer importItems(
            Sender sender,
            @RequestParam(defaultValue = "false") boolean preview,
            @Parameter(hidden = true) HttpServletRequest request)
            throws IOException {
        Choices asked = choices(request);
        Choices choices = asked.kind() == null && asked.format() == null
                ? new Choices(Kind.ITEMS.code(), null, null, null, null, null, null, null).or(asked)
                : asked;
        Import done = imports.now(upload(sender, request, choices), request.getInputStream(), preview);
        if (done.status() == Import.Status.FAILED) {
            throw Problem.of(ProblemCode.INVALID_REQUEST, "file", Objects.requireNonNullElse(done.failure(), "failed"));
        }
        Report report = preview ? done.preview() : done.report();
        return new Answer(
                done.id(),
                ImportShown.of(done).status(),
                preview,
                ImportShown.of(done),
                report == null ? Report.NOTHING : report,
                store.badRows(done.id(), 0, PageRequest.LIMIT_MAX).stream()
                        .map(row -> new BadRow(row.line(), row.field(), row.reason()))
                        .toList());
    }

    @PostMapping(
            path = "/imports",
            consumes = {CSV, TSV, MediaType.APPLICATION_OCTET_STREAM_VALUE, MediaType.TEXT_PLAIN_VALUE})
    ResponseEntity<ImportShown> receive(Sender sender, @Parameter(hidden = true) HttpServletRequest request)
            throws IOException {
        return received(imports.receive(upload(sender, request, choices(request)), request.getInputStream()));
    }

    @PostMapping(path = "/imports", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<ImportShown> receiveForm(
            Sender sender, @RequestParam MultipartFile file, @Parameter(hidden = true) HttpServletRequest request)
            throws IOException {
        Imports.Upload plain = upload(sender, request, choices(request));
        String name = plain.name() == null ? file.getOriginalFilename() : plain.name();
        try (InputStream content = file.getInputStream()) {
            return received(imports.receive(
                    new Imports.Upload(plain.id(), name, plain.actor(), plain.mapping(), plain.choices()), content));
        }
    }

    @GetMapping("/imports")
    Page<ImportShown> list(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        PageRequest page = PageRequest.of(limit, cursor);
        String[] after = page.parts(2);
        return Page.of(
                store.newest(
                        after == null ? null : instant(after[0]),
                        after == null ? null : PageRequest.id(after[1]),
                        page.read()),
                page,
                ImportShown::of,
                file -> file.createdAt() + "\n" + file.id());
    }

    @GetMapping("/imports/{id}")
    ImportShown get(@PathVariable UUID id) {
        return ImportShown.of(imports.require(id));
    }

    @PutMapping("/imports/{id}")
    ImportShown choose(@PathVariable UUID id, @RequestBody Decision decision) {
        Choices choices = decision.choices() == null ? Choices.NONE : decision.choices();
        return ImportShown.of(imports.choose(id, choices.or(imports.require(id).choices()), decision.saveAs()));
    }

    @PostMapping("/imports/{id}/run")
    ResponseEntity<ImportShown> run(@PathVariable UUID id) {
        return ResponseEntity.status(HttpStatus.ACCEPTED).body(ImportShown.of(imports.run(id)));
    }

    @GetMapping("/imports/{id}/bad-rows")
    void badRows(@PathVariable UUID id, @Parameter(hidden = true) HttpServletResponse response) throws IOException {
        BadRows.write(store, imports.require(id), response);
    }

    @GetMapping("/import-mappings")
    Map<String, Choices> mappings() {
        return mappings.all();
    }

    @DeleteMapping("/import-mappings/{name}")
    ResponseEntity<Void> forget(@PathVariable String name, @Parameter(hidden = true) HttpServletRequest request) {
        Object actor = request.getAttribute(Actor.ATTRIBUTE);
        if (actor == null || !mappings.delete(name)) {
            throw new Problem(ProblemCode.NOT_FOUND, "There is no mapping " + name + ".");
        }
        return ResponseEntity.noContent().build();
    }

    private static ResponseEntity<ImportShown> received(Import file) {
        return ResponseEntity.status(HttpStatus.CREATED).body(ImportShown.of(file));
    }

    private static Imports.Upload upload(Sender sender, HttpServletRequest request, Choices choices) {
        CommandId id = sender.idOr(null);
        return new Imports.Upload(
                id == null ? null : id.value(),
                request.getParameter("name"),
                sender.actor().name(),
                request.getParameter("mapping"),
                choices);
    }

    static Choices choices(HttpServletRequest request) {
        return new Choices(
                given(request, "kind"),
                given(request, "format"),
                given(request, "encoding"),
                given(request, "delimiter"),
                null,
                given(request, "emptySku"),
                given(request, "location"),
                given(request, "currency"));
    }

    private static @Nullable String given(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        return value == null || value.isEmpty() ? null : value;
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException notOurs) {
            throw Problem.invalid("cursor", "is not one that a list has given out");
        }
    }
}

package dev.stockwell.hub.exchange;

import dev.stockwell.hub.web.Address;
import dev.stockwell.hub.web.Input;
import dev.stockwell.hub.web.Pages;
import dev.stockwell.hub.web.Problem;
import dev.stockwell.hub.web.ProblemCode;
import dev.stockwell.hub.web.Section;
import dev.stockwell.hub.web.Visitor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Bringing a file in, step by step: sent, looked through, decided about, taken in, told. */
@Controller
class ImportPages {
    private static final int SHOWN = 20;
    private static final int BAD_ROWS_SHOWN = 50;

    private final Imports imports;
    private final ImportStore store;
    private final Mappings mappings;
    private final Exports exports;
    private final Pages pages;

    ImportPages(Imports imports, ImportStore store, Mappings mappings, Exports exports, Pages pages) {
        this.imports = imports;
        this.store = store;
        this.mappings = mappings;
        this.exports = exports;
        this.pages = pages;
    }

    @GetMapping("/import")
    View start() {
        return pages.show(Section.IMPORT, "Import", "exchange/start", startPage(null));
    }

    private ImportPage.Start startPage(@Nullable String mistake) {
        return new ImportPage.Start(
                store.newest(null, null, SHOWN).stream().map(ImportShown::of).toList(),
                List.copyOf(mappings.all().keySet()),
                Arrays.stream(Kind.values()).map(Kind::code).toList(),
                mistake);
    }

    @PostMapping("/import")
    View receive(@RequestParam MultipartFile file, HttpServletRequest request) throws IOException {
        Visitor visitor = writer(request);
        if (file.isEmpty()) {
            return pages.show(
                    HttpStatus.BAD_REQUEST,
                    Section.IMPORT,
                    "Import",
                    "exchange/start",
                    startPage("Choose a file that has something in it."));
        }
        String mapping = request.getParameter("mapping");
        try (InputStream content = file.getInputStream()) {
            Import kept = imports.receive(
                    new Imports.Upload(
                            null,
                            file.getOriginalFilename(),
                            visitor.name(),
                            mapping == null || mapping.isEmpty() ? null : mapping,
                            ImportResource.choices(request)),
                    content);
            return to(kept.id());
        } catch (Problem mistake) {
            return pages.show(
                    HttpStatus.valueOf(mistake.code().status()),
                    Section.IMPORT,
                    "Import",
                    "exchange/start",
                    startPage(mistake.getMessage()));
        }
    }

    @GetMapping("/import/{id}")
    View file(@PathVariable UUID id) {
        return show(HttpStatus.OK, id, null);
    }

    @PostMapping("/import/{id}/choose")
    View choose(@PathVariable UUID id, @RequestParam Map<String, String> form, HttpServletRequest request) {
        writer(request);
        Map<String, String> columns = new LinkedHashMap<>();
        form.forEach((name, value) -> {
            if (name.startsWith("column.") && !value.isEmpty()) {
                columns.put(name.substring("column.".length()), value);
            }
        });
        Choices asked = ImportResource.choices(request);
        boolean isOther = !asked.equals(Choices.NONE)
                && asked.format() != null
                && !asked.format().equals(ImportShown.of(imports.require(id)).format());
        Choices choices = new Choices(
                null,
                asked.format(),
                asked.encoding(),
                asked.delimiter(),
                isOther || columns.isEmpty() ? null : columns,
                asked.emptySku(),
                asked.location(),
                asked.currency());
        String saveAs = form.getOrDefault("saveAs", "").strip();
        try {
            imports.choose(id, choices, saveAs.isEmpty() ? null : saveAs);
            return to(id);
        } catch (Problem mistake) {
            return show(HttpStatus.valueOf(mistake.code().status()), id, mistake.getMessage());
        }
    }

    @PostMapping("/import/{id}/run")
    View run(@PathVariable UUID id, HttpServletRequest request) {
        writer(request);
        try {
            imports.run(id);
            return to(id);
        } catch (Problem mistake) {
            return show(HttpStatus.valueOf(mistake.code().status()), id, mistake.getMessage());
        }
    }

    @GetMapping("/import/{id}/bad-rows.csv")
    void badRows(@PathVariable UUID id, HttpServletResponse response) throws IOException {
        BadRows.write(store, imports.require(id), response);
    }

    @GetMapping("/export/{kind}.csv")
    void export(@PathVariable String kind, HttpServletResponse response) throws IOException {
        exports.answer(Input.choice(kind, "kind", Kind.class, null), response);
    }

    private View show(HttpStatus status, UUID id, @Nullable String mistake) {
        Import file = imports.require(id);
        ImportPage page = new ImportPage(
                ImportShown.of(file),
                store.badRows(id, 0, BAD_ROWS_SHOWN),
                Arrays.stream(Format.values()).map(Format::code).toList(),
                mistake);
        return pages.show(status, Section.IMPORT, file.name(), "exchange/file", page);
    }

    private static View to(UUID id) {
        return new RedirectView(Address.of("/import", id.toString()).text());
    }

    private static Visitor writer(HttpServletRequest request) {
        Visitor visitor = Visitor.of(request);
        if (!visitor.mayWrite()) {
            throw new Problem(ProblemCode.NOT_ALLOWED, "Bringing files in needs somebody who may change stock.");
        }
        return visitor;
    }
}

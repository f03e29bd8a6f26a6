package dev.stockwell.hub.store;

import dev.stockwell.hub.web.Actor;
import dev.stockwell.hub.web.Address;
import dev.stockwell.hub.web.Form;
import dev.stockwell.hub.web.Input;
import dev.stockwell.hub.web.Onward;
import dev.stockwell.hub.web.Pages;
import dev.stockwell.hub.web.Problem;
import dev.stockwell.hub.web.ProblemCode;
import dev.stockwell.hub.web.Section;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.View;
import tools.jackson.databind.node.ObjectNode;

/**
 * The page on which one document is edited: it shows what there is, foretells what a change would lead to, makes it, or
 * tells beside the fields why not, with all that was typed still in them.
 */
public final class Editor {
    /** Ends the address of a new one's page: no code begins with a hyphen. */
    public static final String NEW = "-new";

    private static final String ETAG = "etag";
    private static final String CODE = "code";
    /** The most characters of an id that a channel has given. */
    public static final int EXTERNAL_MAX = 200;

    private final Pages pages;
    private final DocumentCalls<?> calls;
    private final Foresight foresight;
    private final Look look;
    private final Function<ObjectNode, Form> shown;
    private final Function<Form, ObjectNode> patch;

    /**
     * How such a page looks.
     *
     * @param noun what such a document is called, in small letters
     * @param list where they are listed, which is also what their addresses begin with
     * @param prefix what stands before a code as people know it; empty for none
     */
    public record Look(Section section, String noun, String template, String list, String prefix) {}

    /** What is common to all editors. */
    public record Tools(Pages pages, Foresight foresight) {}

    /**
     * What is sent with a form.
     *
     * @param action preview, save, ask before its end, or end
     * @param isPart whether a script asks, who wants the effect alone
     */
    public record Sent(Map<String, String> typed, String action, Actor actor, boolean isPart) {}

    /**
     * Makes the editor of a kind of document.
     *
     * @param shown what stands in the form's fields
     * @param patch what the form changes
     */
    public Editor(
            Tools tools,
            DocumentCalls<?> calls,
            Look look,
            Function<ObjectNode, Form> shown,
            Function<Form, ObjectNode> patch) {
        this.pages = tools.pages();
        this.foresight = tools.foresight();
        this.calls = calls;
        this.look = look;
        this.shown = shown;
        this.patch = patch;
    }

    /** A new one. */
    public View blank(Form form, Map<String, List<EditPage.Choice>> choices) {
        return page(HttpStatus.OK, "", "", form, null, false, choices);
    }

    /** One that there is. */
    public View show(String code, Map<String, List<EditPage.Choice>> choices) {
        Document document = calls.require(look.prefix() + code);
        Form form = shown.apply(document.body());
        return page(HttpStatus.OK, code, Documents.etag(document), form, null, false, choices);
    }

    /**
     * Does what a form asks for.
     *
     * @param code of the one that is edited; null for a new one, whose form carries it
     */
    public View take(@Nullable String code, Sent sent, Map<String, List<EditPage.Choice>> choices) {
        Form form = Form.of(sent.typed());
        String known = code == null ? "" : code;
        if (code != null) {
            calls.require(look.prefix() + code);
        }
        try {
            return done(code, form, sent, choices);
        } catch (Problem refusal) {
            Form refused = form.refused(inWords(refusal));
            return sent.isPart()
                    ? part(known, form.value(ETAG), refused, null, choices)
                    : page(
                            HttpStatus.valueOf(refusal.code().status()),
                            known,
                            form.value(ETAG),
                            refused,
                            null,
                            false,
                            choices);
        }
    }

    private View done(@Nullable String code, Form form, Sent sent, Map<String, List<EditPage.Choice>> choices) {
        String key = look.prefix() + (code == null ? newCode(form) : code);
        String known = code == null ? "" : code;
        String etag = form.value(ETAG);
        return switch (sent.action()) {
            case "ask-end" ->
                page(HttpStatus.OK, known, etag, form, foresight.of(calls.proposeEnd(key)), true, choices);
            case "end" -> {
                calls.end(key, sent.actor());
                yield new Onward(look.list(), "Deleted the " + look.noun() + " " + known + ".");
            }
            case "preview" -> {
                Effect effect = foresight.of(calls.propose(key, patch.apply(form)));
                yield sent.isPart()
                        ? part(known, etag, form, effect, choices)
                        : page(HttpStatus.OK, known, etag, form, effect, false, choices);
            }
            default -> {
                calls.write(key, patch.apply(form), sent.actor(), etag.isEmpty() ? null : etag);
                String name = key.substring(look.prefix().length());
                yield new Onward(look.list(), "Saved the " + look.noun() + " " + name + ".");
            }
        };
    }

    private String newCode(Form form) {
        String typed = form.value(CODE);
        if (typed.isEmpty()) {
            throw Problem.invalid(CODE, "is missing");
        }
        String code = look.prefix().isEmpty() ? DocumentCalls.code(typed) : Input.text(typed, CODE, EXTERNAL_MAX);
        if (calls.find(look.prefix() + code).isPresent()) {
            throw Problem.invalid(CODE, "is taken: there is a " + look.noun() + " of this code already");
        }
        return code;
    }

    /** A person has no ETag to send again. */
    private static Problem inWords(Problem refusal) {
        return refusal.code() == ProblemCode.PRECONDITION_FAILED
                ? new Problem(
                        refusal.code(),
                        "Somebody else has changed it since you opened this page, so nothing was saved. What you typed is"
                                + " still here: open it again beside this page, look at what is new, and save it there.")
                : refusal;
    }

    private View page(
            HttpStatus status,
            String code,
            String etag,
            Form form,
            @Nullable Effect effect,
            boolean isEnding,
            Map<String, List<EditPage.Choice>> choices) {
        String title = code.isEmpty() ? "New " + look.noun() : code;
        EditPage page = new EditPage(code, path(code), look.list(), etag, form, effect, isEnding, choices);
        return pages.show(status, look.section(), title, look.template(), page);
    }

    private View part(
            String code, String etag, Form form, @Nullable Effect effect, Map<String, List<EditPage.Choice>> choices) {
        EditPage page = new EditPage(code, path(code), look.list(), etag, form, effect, false, choices);
        return pages.show(look.section(), look.noun(), "store/foretold", page);
    }

    private String path(String code) {
        return code.isEmpty()
                ? look.list() + "/" + NEW
                : Address.of(look.list(), code).text();
    }
}

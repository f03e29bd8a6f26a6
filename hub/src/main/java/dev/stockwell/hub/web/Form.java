package dev.stockwell.hub.web;

import dev.stockwell.kernel.CommandId;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What stands in the fields of a form, and what is wrong with it. A field's name is its path in the body that the API
 * knows, as in flags.sells, so that the API's words on a field find their way to it. What was typed is never lost.
 */
public final class Form {
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,18}([.,][0-9]{1,18})?");

    private final Map<String, String> typed;
    private final Map<String, String> errors;
    private final String trouble;
    private final boolean isOpen;

    private Form(Map<String, String> typed, Map<String, String> errors, String trouble, boolean isOpen) {
        this.typed = Map.copyOf(typed);
        this.errors = errors;
        this.trouble = trouble;
        this.isOpen = isOpen;
    }

    /** A form with something in its fields. */
    public static Form of(Map<String, String> typed) {
        Map<String, String> stripped = new HashMap<>();
        typed.forEach((name, value) -> stripped.put(name, value.strip()));
        return new Form(stripped, Map.of(), "", false);
    }

    /** A form that shows a body: texts, numbers and flags under their paths; lists are left to whoever knows them. */
    public static Form of(ObjectNode body) {
        Map<String, String> typed = new HashMap<>();
        body.properties().forEach(member -> fill(typed, member.getKey(), member.getValue()));
        return of(typed);
    }

    private static void fill(Map<String, String> typed, String path, JsonNode value) {
        if (value instanceof ObjectNode object) {
            object.properties().forEach(member -> fill(typed, path + "." + member.getKey(), member.getValue()));
        } else if (value.isBoolean()) {
            typed.put(path, value.booleanValue() ? "on" : "");
        } else if (!value.isArray()) {
            typed.put(path, value.asString(""));
        }
    }

    /** The same with more in its fields. */
    public Form with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(typed);
        all.putAll(more);
        return new Form(all, errors, trouble, isOpen);
    }

    /** The same with what is wrong: beside the fields that the problem names, and above them what it names none for. */
    public Form refused(Problem problem) {
        Map<String, String> named = new LinkedHashMap<>();
        problem.errors().forEach(error -> named.putIfAbsent(error.field(), error.message()));
        boolean isOpen = problem.code().leavesOpen();
        boolean isAllShown = !isOpen && !named.isEmpty() && typed.keySet().containsAll(named.keySet());
        return new Form(typed, named, isAllShown ? "" : String.valueOf(problem.getMessage()), isOpen);
    }

    /** What stands in a field; empty if nothing does. */
    public String value(String field) {
        return typed.getOrDefault(field, "");
    }

    /** Whether a box is ticked. */
    public boolean isOn(String field) {
        return !value(field).isEmpty();
    }

    /** What is wrong, by field. */
    public Map<String, String> errors() {
        return errors;
    }

    /** What is wrong with a field; empty if nothing is. */
    public String error(String field) {
        return errors.getOrDefault(field, "");
    }

    /** Whether anything is wrong. */
    public boolean isRefused() {
        return !errors.isEmpty() || !trouble.isEmpty();
    }

    /** Whether what it asked for may have been done, or may be yet. */
    public boolean isOpen() {
        return isOpen;
    }

    /** The id under which the form is sent again: a new one, but its own as long as that may still have been done. */
    public String command(CommandId otherwise) {
        String own = value("command");
        return isOpen && !own.isEmpty() ? own : otherwise.value().toString();
    }

    /** What is wrong with the form and is told beside none of its fields; empty if nothing is. */
    public String trouble() {
        return trouble;
    }

    /** The fields whose names begin so, without that beginning. */
    public Map<String, String> below(String beginning) {
        return typed.entrySet().stream()
                .filter(field -> field.getKey().startsWith(beginning))
                .collect(Collectors.toMap(field -> field.getKey().substring(beginning.length()), Map.Entry::getValue));
    }

    /** Puts texts into a patch; an empty field clears. */
    public void texts(ObjectNode patch, List<String> fields) {
        for (String field : fields) {
            JsonNode value = value(field).isEmpty() ? patch.nullNode() : patch.stringNode(value(field));
            put(patch, field, value);
        }
    }

    /** Puts boxes into a patch: ticked is true, and not ticked false. */
    public void flags(ObjectNode patch, List<String> fields) {
        fields.forEach(field -> put(patch, field, patch.booleanNode(isOn(field))));
    }

    /** Puts whole numbers into a patch; an empty field clears. */
    public void numbers(ObjectNode patch, List<String> fields) {
        for (String field : fields) {
            Long number = number(field);
            put(patch, field, number == null ? patch.nullNode() : patch.numberNode(number));
        }
    }

    /** Puts a decimal number into a patch; an empty field clears. */
    public void decimal(ObjectNode patch, String field) {
        String value = value(field);
        if (!value.isEmpty() && !DECIMAL.matcher(value).matches()) {
            throw Problem.invalid(field, "must be a number, as in 12.5");
        }
        put(
                patch,
                field,
                value.isEmpty() ? patch.nullNode() : patch.numberNode(new BigDecimal(value.replace(',', '.'))));
    }

    /** The whole number in a field; null if it is empty. */
    public @Nullable Long number(String field) {
        String value = value(field);
        if (!value.isEmpty() && !WHOLE.matcher(value).matches()) {
            throw Problem.invalid(field, "must be a whole number");
        }
        return value.isEmpty() ? null : Long.valueOf(value);
    }

    private static void put(ObjectNode patch, String field, JsonNode value) {
        int dot = field.indexOf('.');
        if (dot < 0) {
            patch.set(field, value);
        } else {
            put(patch.withObjectProperty(field.substring(0, dot)), field.substring(dot + 1), value);
        }
    }
}

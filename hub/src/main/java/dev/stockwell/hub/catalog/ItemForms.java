package dev.stockwell.hub.catalog;

import dev.stockwell.hub.web.Form;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Turns an item into what stands in the fields of its form, and these into a change of the item. */
@Component
class ItemForms {
    private static final List<String> TEXTS = List.of("title", "category");
    private static final List<String> LISTS = List.of("gtins", "aliases");
    private static final List<String> OF_A_PACK = List.of("sku", "name", "gtin");
    private static final int PACKS_MORE = 2;
    /** A row's number in the rest of its field's name, as in 3].sku; more rows than this no item has. */
    private static final Pattern ROW = Pattern.compile("([0-9]{1,3})\\]\\..*");

    private final JsonMapper json;

    ItemForms(JsonMapper json) {
        this.json = json;
    }

    Form blank() {
        return Form.of(Map.of("stocked", "on", "unit.code", "piece", "unit.decimals", "0"));
    }

    Form of(ObjectNode item) {
        Map<String, String> lists = new HashMap<>();
        LISTS.forEach(list -> lists.put(list, lines(item.path(list))));
        JsonNode packs = item.path("packs");
        for (int i = 0; i < packs.size(); i++) {
            String row = "packs[" + i + "].";
            JsonNode pack = packs.get(i);
            OF_A_PACK.forEach(field -> lists.put(row + field, pack.path(field).asString("")));
            lists.put(row + "units", pack.path("units").asString(""));
        }
        if (!item.has("stocked")) {
            lists.put("stocked", "on");
        }
        return Form.of(item).with(lists);
    }

    /** A few rows more than there are packs. */
    int packs(Form form) {
        int last = form.below("packs[").entrySet().stream()
                .filter(field -> !field.getValue().isEmpty())
                .map(field -> ROW.matcher(field.getKey()))
                .filter(Matcher::matches)
                .mapToInt(row -> Integer.parseInt(row.group(1)))
                .max()
                .orElse(-1);
        return last + 1 + PACKS_MORE;
    }

    ObjectNode patch(Form form) {
        ObjectNode patch = json.createObjectNode();
        form.texts(patch, TEXTS);
        form.flags(patch, List.of("stocked"));
        form.texts(patch, List.of("unit.code"));
        form.numbers(patch, List.of("unit.decimals"));
        LISTS.forEach(list -> patch.set(list, texts(form.value(list))));
        if (form.value("unitCost.amount").isEmpty()) {
            patch.putNull("unitCost");
        } else {
            form.texts(patch, List.of("unitCost.amount", "unitCost.currency"));
        }
        ArrayNode packs = patch.putArray("packs");
        for (int i = 0; i < packs(form); i++) {
            String row = "packs[" + i + "].";
            if (form.below(row).values().stream().anyMatch(text -> !text.isEmpty())) {
                ObjectNode pack = packs.addObject();
                for (String field : OF_A_PACK) {
                    if (!form.value(row + field).isEmpty()) {
                        pack.put(field, form.value(row + field));
                    }
                }
                Long units = form.number(row + "units");
                if (units != null) {
                    pack.put("units", units);
                }
            }
        }
        return patch;
    }

    private static String lines(JsonNode list) {
        StringBuilder lines = new StringBuilder();
        list.forEach(text -> lines.append(text.asString("")).append('\n'));
        return lines.toString();
    }

    private ArrayNode texts(String lines) {
        ArrayNode list = json.createArrayNode();
        lines.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(list::add);
        return list;
    }
}

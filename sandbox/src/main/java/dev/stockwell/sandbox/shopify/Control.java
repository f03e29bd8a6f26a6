package dev.stockwell.sandbox.shopify;

import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The calls by which a person or a page plays with the shop: {@code POST /sandbox/VERB} with a JSON object. */
final class Control {

    private final SandboxShop shop;

    Control(SandboxShop shop) {
        this.shop = shop;
    }

    Object act(String verb, Map<String, Object> input) {
        return switch (verb) {
            case "state" ->
                Map.of(
                        "shown",
                        shop.shown(),
                        "faults",
                        shop.faults(),
                        "now",
                        shop.clock().instant().toString());
            case "figures" -> shop.figures();
            case "faults" -> {
                shop.faults(faults(input));
                yield shop.faults();
            }
            case "clock" -> {
                shop.clock().step(duration(input, "step"));
                yield Map.of("now", shop.clock().instant().toString());
            }
            case "buy" -> shop.buy(lines(input), input.get("place") == null ? null : place(input));
            case "cancel" ->
                done(() -> shop.cancel(number(input, "order"), !Boolean.FALSE.equals(input.get("restock"))));
            case "stock" -> done(() -> shop.stock(text(input, "sku"), place(input), number(input, "available")));
            case "fulfil" ->
                Map.of(
                        "fulfilment",
                        shop.fulfil(
                                number(input, "order"),
                                Map.of(number(input, "line"), number(input, "quantity")),
                                place(input)));
            case "refund" ->
                done(() -> shop.refund(
                        number(input, "order"),
                        number(input, "line"),
                        number(input, "quantity"),
                        Restock.valueOf(text(input, "restock")),
                        place(input)));
            default -> throw new IllegalArgumentException("the sandbox cannot " + verb);
        };
    }

    private static Map<String, Object> done(Runnable work) {
        work.run();
        return Map.of("done", true);
    }

    private static Faults faults(Map<String, Object> input) {
        Set<Fault> on = EnumSet.noneOf(Fault.class);
        if (input.get("on") instanceof List<?> names) {
            names.forEach(name -> on.add(Fault.valueOf(String.valueOf(name))));
        }
        return new Faults(
                on,
                duration(input, "slowBy"),
                duration(input, "appliesAfter"),
                share(input, "webhooksLost"),
                share(input, "webhooksDoubled"),
                duration(input, "webhooksLateBy"),
                Set.of());
    }

    private static Duration duration(Map<String, Object> input, String name) {
        Object value = input.get(name);
        return value == null ? Duration.ZERO : Duration.parse(value.toString());
    }

    private static double share(Map<String, Object> input, String name) {
        return input.get(name) instanceof Number number ? number.doubleValue() : 0;
    }

    private static Map<String, Long> lines(Map<String, Object> input) {
        Map<String, Long> lines = new LinkedHashMap<>();
        if (input.get("lines") instanceof Map<?, ?> given) {
            given.forEach((sku, quantity) -> lines.put((String) sku, ((Number) quantity).longValue()));
        }
        return lines;
    }

    private long place(Map<String, Object> input) {
        return shop.placeNamed(text(input, "place"));
    }

    private static String text(Map<String, Object> input, String name) {
        @Nullable Object value = input.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value.toString();
    }

    private static long number(Map<String, Object> input, String name) {
        return Long.parseLong(text(input, name));
    }
}

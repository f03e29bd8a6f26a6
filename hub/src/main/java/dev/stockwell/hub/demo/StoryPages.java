package dev.stockwell.hub.demo;

import dev.stockwell.hub.web.Address;
import dev.stockwell.hub.web.Onward;
import dev.stockwell.hub.web.Pages;
import dev.stockwell.hub.web.Problem;
import dev.stockwell.hub.web.ProblemCode;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The page on which a visitor plays the story: forms that act on the world around the hub, and what comes of it. */
@OnlyInDemo
@Controller
@RequestMapping(Demo.PATH)
class StoryPages {
    private static final String TITLE = "The story";
    private static final String SCRIPT = "HX-Request";
    private static final long QUANTITY_MAX = 1_000;

    private final Pages pages;
    private final Demo demo;

    StoryPages(Pages pages, Demo demo) {
        this.pages = pages;
        this.demo = demo;
    }

    @GetMapping
    View story(@RequestParam(required = false) @Nullable String sku) throws IOException {
        return pages.show(null, TITLE, "demo/story", new Live(page(sku), ""));
    }

    /** What changes by itself. A page that shows all of it already gets nothing. */
    @GetMapping("/live")
    View live(@RequestParam(required = false) @Nullable String sku, @RequestParam(defaultValue = "") String seen)
            throws IOException {
        StoryPage page = page(sku);
        return page.digest().equals(seen)
                ? (model, request, response) -> response.setStatus(HttpStatus.NO_CONTENT.value())
                : part(page, "");
    }

    /** A number is asked about; the hub's own page answers. */
    @GetMapping("/why")
    View why(
            @RequestParam String sku,
            @RequestParam(required = false) @Nullable String channel,
            @RequestParam(required = false) @Nullable String location) {
        world().deeds().did(Deeds.Act.ASKED_WHY);
        return new Onward(
                Address.of("/items", sku, "explain")
                        .with("channel", channel)
                        .with("location", location)
                        .text(),
                "");
    }

    @PostMapping("/till")
    View till(
            @RequestParam(defaultValue = "") String scan,
            @RequestParam(defaultValue = "1") String quantity,
            @RequestParam(defaultValue = "chicago") String location,
            @RequestParam(defaultValue = "sell") String action,
            @RequestParam(required = false) @Nullable String sku,
            @RequestHeader(name = SCRIPT, required = false) @Nullable String script)
            throws IOException {
        String scanned =
                Scanner.find(world().api(), scan.isBlank() ? Story.item(sku).sku() : scan);
        if (scanned == null) {
            return done(sku, "Nothing here has the SKU or barcode " + scan.strip() + ".", script);
        }
        long units = units(quantity);
        return done(sku, world().ringUp(location, scanned, action.equals("back") ? -units : units), script);
    }

    @PostMapping("/shop")
    View shop(
            @RequestParam(required = false) @Nullable String sku,
            @RequestParam(defaultValue = "1") String quantity,
            @RequestParam(defaultValue = "buy") String action,
            @RequestHeader(name = SCRIPT, required = false) @Nullable String script)
            throws IOException {
        String words = switch (action) {
            case "cancel" -> world().finish(false);
            case "ship" -> world().finish(true);
            default -> world().buy(Story.item(sku).sku(), units(quantity));
        };
        return done(sku, words, script);
    }

    @PostMapping("/break")
    View breakIt(
            @RequestParam(required = false) @Nullable String sku,
            @RequestParam String how,
            @RequestHeader(name = SCRIPT, required = false) @Nullable String script)
            throws IOException {
        String words = how.equals("mend") ? world().mend() : world().breakIt(breakage(how));
        return done(sku, words, script);
    }

    @PostMapping("/edit")
    View edit(
            @RequestParam(required = false) @Nullable String sku,
            @RequestParam(defaultValue = "Dallas") String place,
            @RequestParam(defaultValue = "") String available,
            @RequestHeader(name = SCRIPT, required = false) @Nullable String script)
            throws IOException {
        if (!Connecting.PLACES.containsKey(place)) {
            throw Problem.invalid("place", "must be one of the shop's places");
        }
        return done(sku, world().edit(place, Story.item(sku).sku(), number(available, 0, "available")), script);
    }

    @PostMapping("/public")
    View letPublicBuy(
            @RequestParam(required = false) @Nullable String sku,
            @RequestParam(defaultValue = "false") boolean buys,
            @RequestHeader(name = SCRIPT, required = false) @Nullable String script)
            throws IOException {
        world().letPublicBuy(buys);
        return done(sku, buys ? "The public is in the shop." : "The public went home.", script);
    }

    @PostMapping("/connect")
    View connect(
            @RequestParam(required = false) @Nullable String sku,
            @RequestHeader(name = SCRIPT, required = false) @Nullable String script)
            throws IOException {
        String trouble = world().connect();
        return done(sku, trouble.isEmpty() ? "The shop is connected." : trouble, script);
    }

    private View done(@Nullable String sku, String words, @Nullable String script) throws IOException {
        return script == null
                ? new Onward(Address.of(Demo.PATH).with("sku", sku).text(), words)
                : part(page(sku), words);
    }

    private View part(StoryPage page, String said) {
        return pages.show(null, TITLE, "demo/live", new Live(page, said));
    }

    private StoryPage page(@Nullable String sku) throws IOException {
        return world().story().page(sku);
    }

    private World world() {
        return demo.world()
                .orElseThrow(
                        () -> new Problem(ProblemCode.STARTING, "The demo is being set up; look again in a moment."));
    }

    private static Breakage breakage(String how) {
        for (Breakage each : Breakage.values()) {
            if (each.name().equals(how.toUpperCase(Locale.ROOT))) {
                return each;
            }
        }
        throw Problem.invalid("how", "is no way to break the shop");
    }

    private static long units(String typed) {
        return number(typed, 1, "quantity");
    }

    private static long number(String typed, long least, String field) {
        try {
            long number = Long.parseLong(typed.strip());
            if (number >= least && number <= QUANTITY_MAX) {
                return number;
            }
        } catch (NumberFormatException noNumber) {
            throw Problem.invalid(field, "must be a whole number");
        }
        throw Problem.invalid(field, "must be from " + least + " to " + QUANTITY_MAX);
    }
}

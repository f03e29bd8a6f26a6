package dev.stockwell.hub.stock;

import dev.stockwell.hub.catalog.Catalog;
import dev.stockwell.hub.catalog.Sellable;
import dev.stockwell.hub.channel.Published;
import dev.stockwell.hub.channel.Setup;
import dev.stockwell.hub.channel.Setups;
import dev.stockwell.hub.location.Location;
import dev.stockwell.hub.web.Address;
import dev.stockwell.hub.web.Pages;
import dev.stockwell.hub.web.Problem;
import dev.stockwell.hub.web.Section;
import dev.stockwell.hub.web.Sender;
import dev.stockwell.kernel.CommandId;
import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.LevelKey;
import dev.stockwell.kernel.UuidV7;
import dev.stockwell.kernel.reading.LevelView;
import dev.stockwell.kernel.reading.Levels;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import tools.jackson.databind.json.JsonMapper;

/** Stock changed by hand: fill in, see what will happen, book it, and take it back if it was wrong. */
@Controller
class ChangePages {
    private static final List<String> REASONS =
            List.of("found", "lost", "damaged", "stolen", "sample", "expired", "for own use", "counted wrong");

    private final Movements movements;
    private final Reversal reversal;
    private final Published published;
    private final Levels levels;
    private final Catalog catalog;
    private final Setups setups;
    private final Pages pages;
    private final UuidV7 ids;
    private final JsonMapper json;
    private final InstantSource clock;

    ChangePages(
            Movements movements,
            Reversal reversal,
            Published published,
            Levels levels,
            Catalog catalog,
            Setups setups,
            Pages pages,
            UuidV7 ids,
            JsonMapper json,
            InstantSource clock) {
        this.movements = movements;
        this.reversal = reversal;
        this.published = published;
        this.levels = levels;
        this.catalog = catalog;
        this.setups = setups;
        this.pages = pages;
        this.ids = ids;
        this.json = json;
        this.clock = clock;
    }

    @GetMapping("/stock/change")
    View fill(@RequestParam MultiValueMap<String, String> sent) {
        if (sent.getFirst("sku") == null) {
            throw Problem.invalid("sku", "is missing: choose at least one item");
        }
        ChangeForm form = ChangeForm.of(sent, ids.next());
        return show(form, ChangePage.Stage.FILLED, blank(form), List.of());
    }

    @PostMapping("/stock/change")
    View preview(@RequestParam MultiValueMap<String, String> sent) {
        ChangeForm form = ChangeForm.of(sent, ids.next());
        if (sent.containsKey("again")) {
            return show(form, ChangePage.Stage.FILLED, blank(form), List.of());
        }
        Setup setup = setups.current();
        ChangeLines wanted = new ChangeLines(json, form);
        List<ChangePage.Line> lines = new ArrayList<>();
        List<String> errors = new ArrayList<>();
        for (int i = 0; i < form.skus().size(); i++) {
            Sellable what = catalog.require(form.skus().get(i), "sku");
            try {
                lines.add(previewed(form, i, what, wanted, setup));
            } catch (Problem misfit) {
                String error = words(misfit);
                boolean isOfLine = error.startsWith("quantity") || error.contains("movement.quantity");
                if (!isOfLine && !errors.contains(error)) {
                    errors.add(error);
                }
                lines.add(line(form, i, what, isOfLine ? error : null, null, false, List.of()));
            }
        }
        boolean isWrong = !errors.isEmpty() || lines.stream().anyMatch(line -> line.error() != null);
        return show(form, isWrong ? ChangePage.Stage.FILLED : ChangePage.Stage.PREVIEWED, lines, errors);
    }

    @PostMapping("/stock/change/book")
    View book(Sender sender, @RequestParam MultiValueMap<String, String> sent) {
        ChangeForm form = ChangeForm.of(sent, ids.next());
        List<Sellable> items =
                form.skus().stream().map(sku -> catalog.require(sku, "sku")).toList();
        List<OutcomeBody> outcomes =
                movements.book(sender, new CommandId(form.id()), new ChangeLines(json, form).all(items));
        return show(form, ChangePage.Stage.BOOKED, outcomes(form, items, outcomes), List.of());
    }

    @PostMapping("/stock/change/undo")
    View undo(Sender sender, @RequestParam MultiValueMap<String, String> sent) {
        ChangeForm form = ChangeForm.of(sent, ids.next());
        CommandId whole = new CommandId(form.id());
        Setup setup = setups.current();
        // All that is to be booked is found before any of it is, so that nothing is taken back by half.
        List<List<MovementBody>> back = new ArrayList<>();
        for (int i = 0; i < form.skus().size(); i++) {
            Sellable what = catalog.require(form.skus().get(i), "sku");
            back.add(reversal.of(CommandId.derived(whole, "movement " + i), what, setup.places()));
        }
        List<ChangePage.Line> lines = new ArrayList<>();
        for (int i = 0; i < back.size(); i++) {
            CommandId undo = CommandId.derived(CommandId.derived(whole, "movement " + i), "undo");
            Sellable what = catalog.require(form.skus().get(i), "sku");
            String refusal = back.get(i).isEmpty()
                    ? "It had moved nothing, so there is nothing to take back."
                    : refusal(movements.book(sender, undo, back.get(i)));
            lines.add(line(form, i, what, refusal, null, refusal == null, List.of()));
        }
        return show(form, ChangePage.Stage.UNDONE, lines, List.of());
    }

    private static @Nullable String refusal(List<OutcomeBody> outcomes) {
        List<String> refused = outcomes.stream()
                .filter(outcome -> outcome.problem() != null)
                .map(ChangePages::sentence)
                .distinct()
                .toList();
        if (refused.isEmpty()) {
            return null;
        }
        boolean isPart = outcomes.stream().anyMatch(outcome -> outcome.problem() == null);
        return (isPart ? "Only a part of it was taken back: look at the movements. " : "") + String.join(" ", refused);
    }

    private ChangePage.Line previewed(ChangeForm form, int index, Sellable what, ChangeLines wanted, Setup setup) {
        MovementBody body = wanted.line(index, what);
        ChangeEffects effects = new ChangeEffects(setup, published, levels(what));
        List<ChangePage.Effect> changes =
                effects.of(new MovementLine(body, "movement", setup, catalog).command(), what);
        return line(form, index, what, null, effects.warning(), false, changes);
    }

    private List<LevelView> levels(Sellable what) {
        if (what.item() == null) {
            return List.of();
        }
        List<ItemId> item = List.of(what.item());
        Map<LevelKey, Long> overdue = levels.overdue(item, clock.instant());
        return levels.of(item).stream()
                .map(level -> level.withReleased(overdue.getOrDefault(level.key(), 0L)))
                .toList();
    }

    private List<ChangePage.Line> blank(ChangeForm form) {
        List<ChangePage.Line> lines = new ArrayList<>();
        for (int i = 0; i < form.skus().size(); i++) {
            lines.add(line(form, i, catalog.require(form.skus().get(i), "sku"), null, null, false, List.of()));
        }
        return lines;
    }

    private static List<ChangePage.Line> outcomes(ChangeForm form, List<Sellable> items, List<OutcomeBody> outcomes) {
        List<ChangePage.Line> lines = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            OutcomeBody outcome = outcomes.get(i);
            boolean isBooked = outcome.problem() == null;
            String error = isBooked ? null : sentence(outcome);
            // Whether it is done is not known: the same id, sent again, tells.
            String open = outcome.status().equals("failed") ? error : null;
            lines.add(line(form, i, items.get(i), error, open, isBooked, List.of()));
        }
        return lines;
    }

    private static ChangePage.Line line(
            ChangeForm form,
            int index,
            Sellable what,
            @Nullable String error,
            @Nullable String warning,
            boolean isBooked,
            List<ChangePage.Effect> effects) {
        return new ChangePage.Line(
                what.sku(),
                Address.of("/items", what.sku()).text(),
                what.title(),
                what.measure().code(),
                what.measure().decimals(),
                form.quantities().get(index),
                error,
                warning,
                isBooked,
                effects);
    }

    private static String sentence(OutcomeBody outcome) {
        return String.valueOf(Objects.requireNonNull(outcome.problem()).get("detail"));
    }

    private static String words(Problem problem) {
        return String.valueOf(problem.getMessage()).replace("movement.", "");
    }

    private View show(ChangeForm form, ChangePage.Stage stage, List<ChangePage.Line> lines, List<String> errors) {
        Setup setup = setups.current();
        List<ChangePage.Choice> locations = setup.places().locations().stream()
                .filter(Location::isOurs)
                .map(location -> new ChangePage.Choice(location.code(), location.name()))
                .toList();
        List<ChangePage.Choice> pools = setup.places().pools().stream()
                .map(pool -> new ChangePage.Choice(pool, pool))
                .toList();
        ChangePage page = new ChangePage(form, stage, lines, locations, pools, REASONS, errors);
        boolean isWrong = stage == ChangePage.Stage.FILLED
                && (!errors.isEmpty() || lines.stream().anyMatch(line -> line.error() != null));
        return pages.show(
                isWrong ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK,
                Section.STOCK,
                form.kind().label(),
                "stock/change",
                page);
    }
}

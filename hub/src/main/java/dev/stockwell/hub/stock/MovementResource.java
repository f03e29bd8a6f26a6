package dev.stockwell.hub.stock;

import dev.stockwell.hub.web.Input;
import dev.stockwell.hub.web.Outcomes;
import dev.stockwell.hub.web.Sender;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Goods that come, go, are found, lost, counted or moved. One bad line never stops the others. */
@RestController
@RequestMapping("/api/v1")
class MovementResource {
    private static final int LINES_MAX = 1_000;

    private final Movements movements;

    MovementResource(Movements movements) {
        this.movements = movements;
    }

    record MovementsBody(@Nullable List<MovementBody> movements) {}

    @PostMapping("/movements")
    Outcomes<OutcomeBody> move(Sender sender, @RequestBody MovementsBody body) {
        List<MovementBody> lines = Input.list(body.movements(), "movements", LINES_MAX);
        return new Outcomes<>(movements.book(sender, sender.idOr(null), lines));
    }
}

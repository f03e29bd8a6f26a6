package dev.stockwell.hub.demo;

import dev.stockwell.hub.web.Onward;
import dev.stockwell.hub.web.Pages;
import dev.stockwell.hub.web.Problem;
import dev.stockwell.hub.web.ProblemCode;
import java.io.IOException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The page of the puzzle: which of three numbers is true, and why all of them are. */
@OnlyInDemo
@Controller
@RequestMapping(Demo.PATH + "/puzzle")
class PuzzlePages {
    private final Pages pages;
    private final Demo demo;

    PuzzlePages(Pages pages, Demo demo) {
        this.pages = pages;
        this.demo = demo;
    }

    @GetMapping
    View puzzle() throws IOException {
        return pages.show(null, "40, 28 or 15?", "demo/puzzle", puzzleOf().page());
    }

    @PostMapping
    View sell(@RequestParam String where) throws IOException {
        return new Onward(Demo.PATH + "/puzzle", puzzleOf().sell(where));
    }

    private Puzzle puzzleOf() {
        return new Puzzle(demo.world()
                .orElseThrow(
                        () -> new Problem(ProblemCode.STARTING, "The demo is being set up; look again in a moment.")));
    }
}

package dev.stockwell.hub.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** The strip at the top by itself, for pages that stay open. */
@Controller
class HeadlinePages {
    private final Pages pages;

    HeadlinePages(Pages pages) {
        this.pages = pages;
    }

    @GetMapping("/headline")
    View headline() {
        return pages.show(null, "Headline", "web/headline", "");
    }
}

package dev.stockwell.hub.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;

/**
 * Makes pages from templates. A template gets two parameters: {@code frame}, a {@link Frame}, and {@code page}, what its
 * controller wants to show. It is compiled with the code and stands in {@code src/main/jte}, under its module's name.
 */
@Component
public class Pages {
    private static final String HTML = "text/html;charset=UTF-8";

    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);
    private final ObjectProvider<Headline.Source> headlines;
    private final ObjectProvider<Beside> besides;
    private final Assets assets;

    Pages(ObjectProvider<Headline.Source> headlines, ObjectProvider<Beside> besides, Assets assets) {
        this.headlines = headlines;
        this.besides = besides;
        this.assets = assets;
    }

    /**
     * A page with its frame, or a part of one for a script to put in place; the template decides.
     *
     * @param template its path without ending, as in stock/grid
     */
    public View show(@Nullable Section section, String title, String template, Object page) {
        return show(HttpStatus.OK, section, title, template, page);
    }

    /** A page with another status than 200. */
    public View show(HttpStatus status, @Nullable Section section, String title, String template, Object page) {
        return new Rendered(status, section, title, template, page);
    }

    /** The page as bytes in UTF-8. */
    Utf8ByteOutput render(
            HttpServletRequest request, @Nullable Section section, String title, String template, Object page) {
        Headline headline = Headline.merged(headlines.orderedStream().map(Headline.Source::now));
        Frame frame = Frame.of(request, title, section, headline, besides.getIfAvailable(), assets);
        Utf8ByteOutput output = new Utf8ByteOutput();
        engine.render(template + ".jte", Map.of("frame", frame, "page", page), output);
        return output;
    }

    private final class Rendered implements View {
        private final HttpStatus status;
        private final @Nullable Section section;
        private final String title;
        private final String template;
        private final Object page;

        Rendered(HttpStatus status, @Nullable Section section, String title, String template, Object page) {
            this.status = status;
            this.section = section;
            this.title = title;
            this.template = template;
            this.page = page;
        }

        @Override
        public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            Utf8ByteOutput output = Pages.this.render(request, section, title, template, page);
            if (!Notice.of(request).isEmpty()) {
                Notice.forget(request, response);
            }
            response.setStatus(status.value());
            response.setContentType(HTML);
            // What a page shows is as of now, and only for who asked.
            response.setHeader("Cache-Control", "no-store");
            response.setContentLength(output.getContentLength());
            output.writeTo(response.getOutputStream());
        }
    }
}

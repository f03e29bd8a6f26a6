package dev.stockwell.hub.web;

import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.ResourceUrlProvider;
import org.springframework.web.servlet.resource.VersionResourceResolver;

/** The styles, scripts and symbols of the pages. Their names carry a hash of their content, so that they may be kept for ever. */
@Configuration(proxyBeanMethods = false)
public class Assets implements WebMvcConfigurer {
    private static final String PATH = "/assets/";
    private static final Duration KEPT = Duration.ofDays(365);

    private final ResourceUrlProvider urls;

    Assets(@Lazy ResourceUrlProvider urls) {
        this.urls = urls;
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler(PATH + "**")
                .addResourceLocations("classpath:/assets/")
                .setCacheControl(CacheControl.maxAge(KEPT).cachePublic().immutable())
                .resourceChain(true)
                .addResolver(new VersionResourceResolver().addContentVersionStrategy("/**"));
    }

    /** The address of a file. */
    String path(String file) {
        String path = urls.getForLookupPath(PATH + file);
        if (path == null) {
            throw new IllegalArgumentException("there is no file " + file + " among the assets");
        }
        return path;
    }
}

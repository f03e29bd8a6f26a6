package dev.stockwell.hub.web;

import dev.stockwell.kernel.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The styles, scripts and symbols of the pages. Their addresses carry a digest of the content, so browsers keep them for ever. */
@Configuration(proxyBeanMethods = false)
public class Assets implements WebMvcConfigurer {
    private static final String FOLDER = "assets/";
    private static final Duration KEPT = Duration.ofDays(365);

    private final Map<String, String> addresses = new ConcurrentHashMap<>();

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/" + FOLDER + "**")
                .addResourceLocations("classpath:/" + FOLDER)
                .setCacheControl(CacheControl.maxAge(KEPT).cachePublic().immutable());
    }

    /** The address of a file. */
    String path(String file) {
        return addresses.computeIfAbsent(file, Assets::address);
    }

    private static String address(String file) {
        try {
            byte[] content = new ClassPathResource(FOLDER + file).getContentAsByteArray();
            return "/" + FOLDER + file + "?v=" + Digest.of(content);
        } catch (IOException missing) {
            throw new UncheckedIOException("there is no file " + file + " among the assets", missing);
        }
    }
}

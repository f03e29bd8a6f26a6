package dev.stockwell.hub.access;

import dev.stockwell.hub.web.Problem;
import dev.stockwell.hub.web.ProblemCode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.HstsHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.header.writers.XContentTypeOptionsHeaderWriter;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * What every request for a page goes through: Spring Security's firewall, headers and form tokens, put together by hand
 * around our own {@link PageGate}. The API and the webhooks are none of its business, and pay nothing for it.
 */
@Configuration(proxyBeanMethods = false)
class PageChain {
    static final String POLICY = "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self'; "
            + "connect-src 'self'; frame-ancestors 'none'; form-action 'self'; base-uri 'none'";

    private static final int BEFORE_THE_API = -100;
    private static final List<String> NOT_PAGES = List.of("/api/", "/webhooks/");

    @Bean
    FilterRegistrationBean<PagesOnly> pagesOnly(
            Sessions sessions,
            BrowserCookie cookie,
            Secrets secrets,
            PublicAddress address,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        FormTokens tokens = new FormTokens(cookie, secrets);
        CsrfFilter forms = new CsrfFilter(tokens);
        forms.setRequestHandler(tokens.masks());
        forms.setAccessDeniedHandler((request, response, denied) -> problems.resolveException(
                request,
                response,
                null,
                new Problem(ProblemCode.FORM_OUT_OF_DATE, "The form was made before you signed in, or too long ago.")));
        FilterChainProxy chain = new FilterChainProxy(new DefaultSecurityFilterChain(
                AnyRequestMatcher.INSTANCE, new PageGate(sessions, cookie, tokens, address, problems), forms));
        chain.setFirewall(firewall());
        chain.setRequestRejectedHandler((request, response, rejected) -> problems.resolveException(
                request,
                response,
                null,
                new Problem(ProblemCode.INVALID_REQUEST, "No page has an address like this.")));
        FilterRegistrationBean<PagesOnly> registration =
                new FilterRegistrationBean<>(new PagesOnly(headers(address), chain));
        registration.setOrder(BEFORE_THE_API);
        return registration;
    }

    private static HeaderWriterFilter headers(PublicAddress address) {
        HstsHeaderWriter onlyHttps = new HstsHeaderWriter();
        onlyHttps.setRequestMatcher(address::isHttps);
        onlyHttps.setIncludeSubDomains(false);
        List<HeaderWriter> writers = List.of(
                new ContentSecurityPolicyHeaderWriter(POLICY),
                new XContentTypeOptionsHeaderWriter(),
                // Not no-referrer: browsers then hide the origin of our own forms.
                new ReferrerPolicyHeaderWriter(ReferrerPolicy.SAME_ORIGIN),
                new StaticHeadersWriter("Cross-Origin-Opener-Policy", "same-origin"),
                new StaticHeadersWriter("Permissions-Policy", "camera=(self), microphone=(), geolocation=()"),
                onlyHttps);
        HeaderWriterFilter filter = new HeaderWriterFilter(writers);
        filter.setShouldWriteHeadersEagerly(true);
        return filter;
    }

    /** A SKU in a path may have a slash, a percent sign or a semicolon in it. */
    private static StrictHttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowUrlEncodedSlash(true);
        firewall.setAllowUrlEncodedDoubleSlash(true);
        firewall.setAllowUrlEncodedPercent(true);
        firewall.setAllowSemicolon(true);
        firewall.setAllowBackSlash(true);
        return firewall;
    }

    static final class PagesOnly extends OncePerRequestFilter {
        private final HeaderWriterFilter headers;
        private final FilterChainProxy chain;

        PagesOnly(HeaderWriterFilter headers, FilterChainProxy chain) {
            this.headers = headers;
            this.chain = chain;
        }

        /** By the path as the server decoded it, which is how resources are found too. */
        @Override
        protected boolean shouldNotFilter(HttpServletRequest request) {
            return NOT_PAGES.stream().anyMatch(request.getServletPath()::startsWith);
        }

        /** The headers come first: what the firewall refuses carries them too. */
        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain rest)
                throws ServletException, IOException {
            headers.doFilter(request, response, (asked, answer) -> chain.doFilter(asked, answer, rest));
        }
    }
}

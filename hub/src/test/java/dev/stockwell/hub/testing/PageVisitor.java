package dev.stockwell.hub.testing;

import dev.stockwell.hub.web.Actor;
import dev.stockwell.hub.web.Visitor;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets a test look at pages as somebody; how people sign in has tests of its own. */
@Component
class PageVisitor extends OncePerRequestFilter {
    static final String HEADER = "X-Test-Visitor";
    static final String READER = "reader";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String name = request.getHeader(HEADER);
        if (name != null) {
            boolean mayWrite = !name.equals(READER);
            request.setAttribute(Visitor.ATTRIBUTE, new Visitor(name, mayWrite, mayWrite, "token"));
            request.setAttribute(Actor.ATTRIBUTE, new Actor(name));
        }
        chain.doFilter(request, response);
    }
}

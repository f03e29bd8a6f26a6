package dev.stockwell.hub.store;

import dev.stockwell.hub.web.Actor;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Reads what is sent with the form of an editor. */
@Configuration(proxyBeanMethods = false)
class SentForms implements WebMvcConfigurer {
    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new Resolver());
    }

    private static final class Resolver implements HandlerMethodArgumentResolver {
        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Editor.Sent.class;
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            HttpServletRequest call = (HttpServletRequest) request.getNativeRequest();
            Map<String, String> typed = new HashMap<>();
            call.getParameterMap().forEach((name, values) -> typed.put(name, values[0]));
            // A script adds the action to those of the form's buttons, none of which was pressed.
            String action = typed.getOrDefault("action", "save");
            return new Editor.Sent(
                    typed, action, (Actor) call.getAttribute(Actor.ATTRIBUTE), call.getHeader("HX-Request") != null);
        }
    }
}

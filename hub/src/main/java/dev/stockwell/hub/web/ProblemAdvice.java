package dev.stockwell.hub.web;

import dev.stockwell.kernel.reading.ReadingFailed;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Turns whatever goes wrong in a call into problem+json. Only what is broken here is logged. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {
    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);
    private static final String RETRY_SECONDS = "1";

    private final Pages pages;
    private final InstantSource clock;

    ProblemAdvice(Pages pages, InstantSource clock) {
        this.pages = pages;
        this.clock = clock;
    }

    @ExceptionHandler
    ResponseEntity<Object> answer(Problem problem) {
        return answer(problem, new HttpHeaders());
    }

    @ExceptionHandler
    ResponseEntity<Object> answer(MethodArgumentTypeMismatchException mismatch) {
        Class<?> type = mismatch.getRequiredType();
        String wanted = type == null ? "of another type" : "a " + type.getSimpleName();
        return answer(Problem.invalid(mismatch.getName(), "must be " + wanted));
    }

    @ExceptionHandler
    ResponseEntity<Object> answer(JacksonException misfit) {
        return answer(problem(misfit));
    }

    /** The database is away, or too slow, or a lock could not be had: all of it passes, and nothing is broken here. */
    @ExceptionHandler({
        ReadingFailed.class,
        TransientDataAccessException.class,
        RecoverableDataAccessException.class,
        NonTransientDataAccessResourceException.class,
        TransactionException.class
    })
    ResponseEntity<Object> answerUnreachable(RuntimeException unreachable) {
        LOG.warn("The database did not answer a call: {}", unreachable.getMessage());
        return answer(Problem.unreachable());
    }

    @ExceptionHandler
    ResponseEntity<Object> answer(Exception broken, HttpServletRequest request) {
        LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), broken);
        return answer(new Problem(ProblemCode.INTERNAL, "The call failed; whatever it had not finished was undone."));
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        Throwable cause = unreadable.getCause();
        return answer(cause instanceof JacksonException json ? problem(json) : noBody(), headers);
    }

    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception exception,
            @Nullable Object body,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        ProblemCode code = switch (status.value()) {
            case 404 -> ProblemCode.NOT_FOUND;
            case 405 -> ProblemCode.METHOD_NOT_ALLOWED;
            case 406 -> ProblemCode.NOT_ACCEPTABLE;
            case 413 -> ProblemCode.TOO_LARGE;
            case 415 -> ProblemCode.UNSUPPORTED_MEDIA_TYPE;
            case 500 -> ProblemCode.INTERNAL;
            default -> ProblemCode.INVALID_REQUEST;
        };
        if (code == ProblemCode.INTERNAL) {
            LOG.error("a call failed", exception);
        }
        String path =
                request instanceof ServletWebRequest web ? web.getRequest().getRequestURI() : "";
        return answer(new Problem(code, code.title() + (path.isEmpty() ? "." : ": " + path)), headers);
    }

    private ResponseEntity<Object> answer(Problem problem, HttpHeaders headers) {
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(problem.code().status()).headers(headers);
        if (problem.code().status() == 503) {
            answer.header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        }
        HttpServletRequest request =
                ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
        return isAskedByAPage(request)
                ? answer.contentType(HTML).body(page(request, problem))
                : answer.contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem.body());
    }

    private static boolean isAskedByAPage(HttpServletRequest request) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        boolean isForPeople = accepted != null && accepted.contains("text/html");
        return !request.getRequestURI().startsWith("/api/") && (isForPeople || isByScript(request));
    }

    private static boolean isByScript(HttpServletRequest request) {
        return request.getHeader("HX-Request") != null;
    }

    private byte[] page(HttpServletRequest request, Problem problem) {
        String template = isByScript(request) ? "web/problemPart" : "web/problem";
        ProblemPage page = ProblemPage.of(problem, clock.instant().toString());
        return pages.render(request, null, page.title(), template, page).toByteArray();
    }

    private static Problem noBody() {
        return new Problem(ProblemCode.INVALID_REQUEST, "The call needs a JSON body.");
    }

    private static Problem problem(JacksonException json) {
        String path = path(json);
        if (json instanceof StreamConstraintsException) {
            return new Problem(ProblemCode.TOO_LARGE, "The body is larger or deeper than a call may be.");
        }
        if (json instanceof UnrecognizedPropertyException) {
            return Problem.invalid(path, "is not a field that this call knows");
        }
        if (json instanceof StreamReadException && path.isEmpty()) {
            return new Problem(
                    ProblemCode.INVALID_REQUEST,
                    "The body is not JSON: line " + json.getLocation().getLineNr() + ", column "
                            + json.getLocation().getColumnNr() + ".");
        }
        return path.isEmpty()
                ? new Problem(ProblemCode.INVALID_REQUEST, "The body " + sentence(json) + ".")
                : Problem.invalid(path, sentence(json));
    }

    private static String sentence(JacksonException json) {
        String message = json.getOriginalMessage();
        if (json instanceof StreamReadException && message.contains("Duplicate")) {
            return "is there twice";
        }
        if (message.contains("out of range") || message.contains("overflow")) {
            return "is a number that is too large";
        }
        String wanted = json instanceof tools.jackson.databind.exc.MismatchedInputException mismatch
                        && mismatch.getTargetType() != null
                ? wanted(mismatch.getTargetType())
                : "something else";
        return "must be " + wanted;
    }

    private static String wanted(Class<?> type) {
        if (type == Long.class || type == long.class || type == Integer.class || type == int.class) {
            return "a whole number";
        }
        return switch (type.getSimpleName()) {
            case "String" -> "a text";
            case "UUID" -> "a UUID";
            case "Instant" -> "a time with offset, as in 2026-01-31T09:30:00Z";
            case "Duration" -> "a duration, as in PT15M";
            case "Boolean", "boolean" -> "true or false";
            case "BigDecimal" -> "a decimal number in quotes";
            case "List", "ArrayList" -> "a list";
            default -> "an object";
        };
    }

    private static String path(JacksonException json) {
        return json.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }
}

package dev.stockwell.connectors.shopify;

import dev.stockwell.connectors.Failure;
import dev.stockwell.connectors.FailureKind;
import dev.stockwell.connectors.Reply;
import dev.stockwell.connectors.Secret;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * GraphQL calls to one shop: within the budget, with a token, and with every way of failing told apart.
 *
 * <p>A call for which the points are not there is not sent.
 */
final class Calls {

    private static final String PATH = "/admin/api/2026-10/graphql.json";
    private static final int WORDS_MAX = 300;

    private final Wire wire;
    private final AccessTokens tokens;
    private final RateBudget budget;
    private final JsonMapper json;
    /** What documents were said to cost, where that was more than we thought. */
    private final Map<Document, Double> dearer = new ConcurrentHashMap<>();

    Calls(Wire wire, AccessTokens tokens, RateBudget budget, JsonMapper json) {
        this.wire = wire;
        this.tokens = tokens;
        this.budget = budget;
        this.json = json;
    }

    Map<Document, Double> dearerThanThought() {
        return Map.copyOf(dearer);
    }

    /** Asks, and reads the data of the answer. */
    <T> Reply<T> ask(Document document, Map<String, ? extends @Nullable Object> variables, Function<JsonNode, T> read) {
        double cost = dearer.getOrDefault(document, document.costMax());
        Duration wait = budget.reserve(cost);
        if (!wait.isZero()) {
            return Reply.none(new Failure(FailureKind.THROTTLED, "the budget for calls is used up", wait));
        }
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("query", document.text());
        request.put("variables", variables);
        return switch (post(json.writeValueAsString(request))) {
            case Reply.None<Wire.Answer>(Failure failure) -> {
                if (failure.mayHaveApplied()) {
                    budget.ended(cost);
                } else {
                    budget.free(cost);
                }
                yield Reply.none(failure);
            }
            case Reply.Answer<Wire.Answer>(Wire.Answer answer) ->
                settled(document, cost, answer).then(data -> reading(data, read));
        };
    }

    /** Reads what a reply holds; what makes no sense is no answer. */
    static <S, T> Reply<T> reading(S data, Function<S, T> read) {
        try {
            return Reply.of(read.apply(data));
        } catch (MalformedReply | DateTimeException | ArithmeticException | IllegalArgumentException e) {
            return none(FailureKind.UNREADABLE, "the reply makes no sense: " + e.getMessage());
        }
    }

    /** Posts with a token, and once more with a new one where the old one is refused. */
    private Reply<Wire.Answer> post(String body) {
        return switch (tokens.current()) {
            case Reply.None<Secret>(Failure failure) -> Reply.none(failure);
            case Reply.Answer<Secret>(Secret token) ->
                post(body, token)
                        .then(answer -> answer.status() == 401
                                ? tokens.after(token).then(next -> post(body, next))
                                : Reply.of(answer));
        };
    }

    private Reply<Wire.Answer> post(String body, Secret token) {
        return wire.post(PATH, "application/json", body, token);
    }

    private Reply<JsonNode> settled(Document document, double cost, Wire.Answer answer) {
        JsonNode body;
        try {
            body = json.readTree(answer.body());
        } catch (JacksonException e) {
            body = json.missingNode();
        }
        JsonNode told = body.path("extensions").path("cost");
        if (answer.status() == 429) {
            budget.free(cost);
        } else {
            budget.told(cost, told.path("throttleStatus"));
        }
        double requested = told.path("requestedQueryCost").asDouble(0);
        if (requested > cost) {
            dearer.put(document, requested);
        }
        return answer.status() == 200 ? data(body, requested) : failed(answer, body);
    }

    private Reply<JsonNode> data(JsonNode body, double requested) {
        JsonNode errors = body.path("errors");
        if (!errors.isMissingNode() && !errors.isNull() && !(errors.isArray() && errors.isEmpty())) {
            return refused(errors, requested);
        }
        JsonNode data = body.path("data");
        return data.isObject() ? Reply.of(data) : none(FailureKind.UNREADABLE, "the reply holds no data");
    }

    private Reply<JsonNode> refused(JsonNode errors, double requested) {
        JsonNode first = errors.isArray() ? errors.path(0) : errors;
        String code = first.path("extensions").path("code").asString("");
        String words = words(first.path("message").asString(errors.toString()));
        return switch (code) {
            case "THROTTLED" -> Reply.none(new Failure(FailureKind.THROTTLED, words, budget.waitFor(requested)));
            case "ACCESS_DENIED" -> none(FailureKind.FORBIDDEN, words);
            case "INTERNAL_SERVER_ERROR", "TIMEOUT", "SERVICE_UNAVAILABLE" -> none(FailureKind.UNAVAILABLE, words);
            default -> none(FailureKind.REFUSED, words);
        };
    }

    private Reply<JsonNode> failed(Wire.Answer answer, JsonNode body) {
        int status = answer.status();
        String words = words("status " + status + " " + body.path("errors").toString());
        return switch (status) {
            case 429 -> {
                Duration wait = retryAfter(answer);
                budget.closeFor(wait);
                yield Reply.none(new Failure(FailureKind.THROTTLED, words, wait));
            }
            case 401 -> none(FailureKind.UNAUTHORISED, words);
            case 402, 403, 423 -> none(FailureKind.FORBIDDEN, words);
            default -> none(status >= 500 ? FailureKind.UNAVAILABLE : FailureKind.REFUSED, words);
        };
    }

    private static Duration retryAfter(Wire.Answer answer) {
        try {
            double seconds = Double.parseDouble(answer.retryAfter().orElse("1"));
            return Duration.ofMillis((long) (Math.clamp(seconds, 0.1, 3_600) * 1_000));
        } catch (NumberFormatException e) {
            return Duration.ofSeconds(1);
        }
    }

    private static String words(String text) {
        return text.length() <= WORDS_MAX ? text : text.substring(0, WORDS_MAX) + "…";
    }

    private static <T> Reply<T> none(FailureKind kind, String words) {
        return Reply.none(Failure.of(kind, words));
    }
}

package dev.stockwell.sandbox.shopify;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.execution.DataFetcherExceptionHandlerResult;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.language.Document;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The GraphQL endpoint: documents are parsed, priced, throttled and executed under the shop's lock. */
final class AdminApi {

    static final String VERSION = "2026-10";
    private static final double ONE_QUERY_MAX = 1_000;
    private static final int DOCUMENTS_KEPT = 200;

    private final GraphQLSchema schema;
    private final GraphQL graphql;
    private final ReentrantLock lock;
    private final InstantSource clock;
    private final Bucket bucket;
    private final RateWitness witness;
    private final Supplier<Faults> faults;
    private final Map<String, Document> parsed = new ConcurrentHashMap<>();
    private final Map<String, PreparsedDocumentEntry> validated = new ConcurrentHashMap<>();
    private long calls;

    AdminApi(
            GraphQLSchema schema,
            ReentrantLock lock,
            InstantSource clock,
            Bucket bucket,
            RateWitness witness,
            Supplier<Faults> faults) {
        this.schema = schema;
        this.lock = lock;
        this.clock = clock;
        this.bucket = bucket;
        this.witness = witness;
        this.faults = faults;
        this.graphql = GraphQL.newGraphQL(schema)
                .preparsedDocumentProvider((input, parse) -> CompletableFuture.completedFuture(validated(input, parse)))
                .defaultDataFetcherExceptionHandler(failed -> CompletableFuture.completedFuture(
                        DataFetcherExceptionHandlerResult.newResult(error(failed.getException()))
                                .build()))
                .build();
    }

    private PreparsedDocumentEntry validated(
            ExecutionInput input, Function<ExecutionInput, PreparsedDocumentEntry> parse) {
        if (validated.size() > DOCUMENTS_KEPT) {
            validated.clear();
        }
        return validated.computeIfAbsent(input.getQuery(), query -> parse.apply(input));
    }

    private static GraphQLError error(Throwable thrown) {
        String code = thrown instanceof ApiError known ? known.code() : "INTERNAL_SERVER_ERROR";
        String words =
                thrown instanceof ApiError known ? String.valueOf(known.getMessage()) : "Internal error: " + thrown;
        return GraphqlErrorBuilder.newError()
                .message("%s", words)
                .extensions(Map.of("code", code))
                .build();
    }

    /** An answer: a status and a body. */
    record Answer(int status, Map<String, Object> body) {}

    Answer execute(String query, Map<String, Object> variables) {
        Document document;
        double requested;
        try {
            document = document(query);
            requested = new QueryCost(schema, document, variables).requested();
        } catch (InvalidSyntaxException e) {
            return new Answer(200, Map.of("errors", List.of(Map.of("message", String.valueOf(e.getMessage())))));
        }
        if (requested > ONE_QUERY_MAX) {
            return tooDear(requested);
        }
        boolean told = faults.get().has(Fault.THROTTLED);
        if (told || !bucket.take(requested)) {
            if (!told) {
                witness.refused();
            }
            return throttled(requested);
        }
        return executed(query, variables, requested);
    }

    private Document document(String query) {
        if (parsed.size() > DOCUMENTS_KEPT) {
            parsed.clear();
        }
        return parsed.computeIfAbsent(query, new Parser()::parseDocument);
    }

    private Answer executed(String query, Map<String, Object> variables, double requested) {
        ExecutionResult result = run(query, variables, false);
        boolean mutation = query.stripLeading().startsWith("mutation");
        double actual = mutation ? requested : Math.min(requested, QueryCost.actual(result.getData()));
        bucket.giveBack(requested - actual);
        witness.spent(clock.instant(), actual);
        Map<String, Object> body = new LinkedHashMap<>(result.toSpecification());
        body.put("extensions", Map.of("cost", cost(requested, actual)));
        return new Answer(200, body);
    }

    private ExecutionResult run(String query, Map<String, Object> variables, boolean bulk) {
        lock.lock();
        try {
            calls++;
            return graphql.execute(ExecutionInput.newExecutionInput(query)
                    .variables(variables)
                    .graphQLContext(Map.of(Connections.BULK, bulk))
                    .build());
        } finally {
            lock.unlock();
        }
    }

    /** The data that a bulk operation collects; null where its query is wrong. */
    @Nullable
    Map<String, Object> runBulk(String query) {
        ExecutionResult result = run(query, Map.of(), true);
        return result.getErrors().isEmpty() ? result.getData() : null;
    }

    long calls() {
        lock.lock();
        try {
            return calls;
        } finally {
            lock.unlock();
        }
    }

    private Answer throttled(double requested) {
        if (faults.get().has(Fault.THROTTLED_BY_STATUS)) {
            return new Answer(429, Map.of("errors", "Exceeded 2 calls per second for api client."));
        }
        Map<String, Object> error = Map.of("message", "Throttled", "extensions", Map.of("code", "THROTTLED"));
        return new Answer(200, Map.of("errors", List.of(error), "extensions", Map.of("cost", cost(requested, null))));
    }

    private static Answer tooDear(double requested) {
        Map<String, Object> error = Map.of(
                "message",
                "Query cost is " + requested + ", which exceeds the single query max cost limit (1000).",
                "extensions",
                Map.of("code", "MAX_COST_EXCEEDED"));
        return new Answer(200, Map.of("errors", List.of(error)));
    }

    private Map<String, Object> cost(double requested, @Nullable Double actual) {
        Map<String, Object> cost = new HashMap<>();
        cost.put("requestedQueryCost", (long) requested);
        cost.put("actualQueryCost", actual == null ? null : actual.longValue());
        boolean told = faults.get().has(Fault.THROTTLED);
        cost.put(
                "throttleStatus",
                Map.of(
                        "maximumAvailable", bucket.maximum,
                        "currentlyAvailable", told ? 0L : (long) bucket.available(),
                        "restoreRate", bucket.restoredPerSecond));
        return cost;
    }
}

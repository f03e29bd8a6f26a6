package dev.stockwell.hub.store;

import dev.stockwell.hub.web.Problem;
import dev.stockwell.hub.web.ProblemCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Everything that a user set up, with all versions. One writer at a time, over all nodes. */
@Component
public class Documents {
    private static final String LOCK = """
            select 1 from pg_advisory_xact_lock(3704011)""";
    private static final String CURRENT = """
            select id, code, revision, recorded_at, body
            from document
            where kind = :kind and code = :code and superseded_at is null""";
    private static final String BY_IDS = """
            select id, code, revision, recorded_at, body
            from document
            where kind = :kind and id = any (:ids) and superseded_at is null""";
    /**
     * A plan that was kept from when the table was small reads all of a kind for some ids: half a second for a thousand
     * of a hundred thousand.
     */
    private static final String PLAN_ANEW = """
            set local plan_cache_mode = force_custom_plan""";

    private static final int FEW = 100;
    private static final String BY_CODES = """
            select id, code, revision, recorded_at, body
            from document
            where kind = :kind and code = any (:codes) and superseded_at is null""";
    private static final String SINCE = """
            select kind, id, code, revision, recorded_at, superseded_at, body,
                (select earlier.body
                 from document earlier
                 where earlier.kind = document.kind and earlier.id = document.id
                     and earlier.revision < document.revision
                 order by earlier.revision desc
                 limit 1) as before
            from document
            where revision > :revision
            order by revision
            limit :limit""";
    private static final String PAGE = """
            select id, code, revision, recorded_at, body
            from document
            where kind = :kind and superseded_at is null and code like :prefix || '%' and code > :after
            order by code
            limit :limit""";
    private static final String KNOWN_AT = """
            select id, code, revision, recorded_at, body
            from document
            where kind = :kind and recorded_at <= :at and (superseded_at is null or superseded_at > :at)
            order by code""";
    private static final String OF_IDS_KNOWN_AT = """
            select id, code, revision, recorded_at, body
            from document
            where kind = :kind and id = any (:ids)
                and recorded_at <= :at and (superseded_at is null or superseded_at > :at)""";
    private static final String OF_CODES_KNOWN_AT = """
            select id, code, revision, recorded_at, body
            from document
            where kind = :kind and code = any (:codes)
                and recorded_at <= :at and (superseded_at is null or superseded_at > :at)""";
    private static final String SUPERSEDE = """
            update document
            set superseded_at = greatest(:now, recorded_at)
            where kind = :kind and id = any (:ids) and superseded_at is null""";
    private static final String INSERT = """
            insert into document (kind, id, revision, code, body, recorded_at, superseded_at, actor)
            select :kind, id, nextval('document_revision'), code, body::jsonb, :now, :supersededAt, :actor
            from unnest(:ids, :codes, :bodies) with ordinality as draft (id, code, body, number)
            order by number
            returning revision""";
    private static final String NEXT_IDS = """
            select nextval('document_id') from generate_series(1, :count)""";
    private static final String IN_CATEGORIES = """
            select id, body ->> 'category' as category
            from document
            where kind = :kind and superseded_at is null and body ->> 'category' = any (:categories)""";
    private static final String NEWEST = """
            select coalesce(max(revision), 0) from document""";
    private static final String CHANGED = """
            select distinct kind from document where revision > :revision""";

    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final InstantSource clock;
    private final ApplicationEventPublisher events;
    private final AtomicLong followed = new AtomicLong();
    private final AtomicLong known = new AtomicLong();

    Documents(
            JdbcClient sql,
            TransactionTemplate transaction,
            JsonMapper json,
            InstantSource clock,
            ApplicationEventPublisher events) {
        this.events = events;
        this.sql = sql;
        this.transaction = transaction;
        this.json = json;
        this.clock = clock;
    }

    /** Runs a change of documents and of what hangs on them, after all that were begun before. */
    public <T> T change(Supplier<T> work) {
        T result = changeQuietly(work);
        announce();
        return result;
    }

    /** The same without telling: for whoever makes many changes and calls {@link #announce} after some or all of them. */
    public <T> T changeQuietly(Supplier<T> work) {
        T result = transaction.execute(status -> {
            sql.sql(LOCK).query(Integer.class).single();
            return work.get();
        });
        if (result == null) {
            throw new IllegalStateException("a change of documents has a result");
        }
        return result;
    }

    /** Tells everybody here that documents have changed. */
    public void announce() {
        long newest = revision();
        followed.set(newest);
        events.publishEvent(new Changed());
        known.accumulateAndGet(newest, Math::max);
    }

    /** Tells everybody here when another node has changed documents. */
    public void followOthers() {
        long newest = revision();
        if (followed.getAndSet(newest) != newest) {
            events.publishEvent(new Changed());
            known.accumulateAndGet(newest, Math::max);
        }
    }

    /** The version that holds now. */
    public Optional<Document> find(DocumentKind kind, String code) {
        return sql.sql(CURRENT)
                .param("kind", kind.code())
                .param("code", code)
                .query(this::document)
                .optional();
    }

    /** The versions that hold now, of some ids. */
    public List<Document> find(DocumentKind kind, Collection<Long> ids) {
        if (ids.size() <= FEW) {
            return ofIds(kind, ids);
        }
        return Objects.requireNonNull(transaction.execute(status -> {
            sql.sql(PLAN_ANEW).update();
            return ofIds(kind, ids);
        }));
    }

    /** The versions that hold now, of some codes. */
    public List<Document> named(DocumentKind kind, Collection<String> codes) {
        return Objects.requireNonNull(transaction.execute(status -> {
            sql.sql(PLAN_ANEW).update();
            return sql.sql(BY_CODES)
                    .param("kind", kind.code())
                    .param("codes", codes.toArray(String[]::new))
                    .query(this::document)
                    .list();
        }));
    }

    /**
     * A version of a document, and what it said before.
     *
     * @param before null if it is the first version
     */
    public record Version(
            DocumentKind kind, Document document, @Nullable ObjectNode before) {}

    /** All versions after a revision, in their order; none is ever committed before one that was returned. */
    public List<Version> since(long revision, int limit) {
        return sql.sql(SINCE)
                .param("revision", revision)
                .param("limit", limit)
                .query((row, number) -> new Version(
                        DocumentKind.of(row.getInt("kind")),
                        document(row, number),
                        row.getString("before") == null ? null : (ObjectNode) json.readTree(row.getString("before"))))
                .list();
    }

    private List<Document> ofIds(DocumentKind kind, Collection<Long> ids) {
        return sql.sql(BY_IDS)
                .param("kind", kind.code())
                .param("ids", ids.toArray(Long[]::new))
                .query(this::document)
                .list();
    }

    /** Those whose code starts so, in the order of codes. */
    public List<Document> page(DocumentKind kind, String prefix, @Nullable String after, int limit) {
        return sql.sql(PAGE)
                .param("kind", kind.code())
                .param("prefix", escaped(prefix))
                .param("after", after == null ? "" : after)
                .param("limit", limit)
                .query(this::document)
                .list();
    }

    /** All that held at an instant. */
    public List<Document> knownAt(DocumentKind kind, Instant at) {
        return sql.sql(KNOWN_AT)
                .param("kind", kind.code())
                .param("at", time(at))
                .query(this::document)
                .list();
    }

    /** Those of some ids that held at an instant. */
    public List<Document> knownAt(DocumentKind kind, Collection<Long> ids, Instant at) {
        return sql.sql(OF_IDS_KNOWN_AT)
                .param("kind", kind.code())
                .param("ids", ids.toArray(Long[]::new))
                .param("at", time(at))
                .query(this::document)
                .list();
    }

    /** Those that had some codes at an instant. No index leads to past codes: it reads all of the kind. */
    public List<Document> namedAt(DocumentKind kind, Collection<String> codes, Instant at) {
        return sql.sql(OF_CODES_KNOWN_AT)
                .param("kind", kind.code())
                .param("codes", codes.toArray(String[]::new))
                .param("at", time(at))
                .query(this::document)
                .list();
    }

    /** The ids of those that are in some categories, each with its category. */
    public Map<Long, String> inCategories(DocumentKind kind, Collection<String> categories) {
        Map<Long, String> found = new HashMap<>();
        sql.sql(IN_CATEGORIES)
                .param("kind", kind.code())
                .param("categories", categories.toArray(String[]::new))
                .query(row -> {
                    found.put(row.getLong("id"), row.getString("category"));
                });
        return found;
    }

    /** The revision of the newest change. */
    public long revision() {
        return sql.sql(NEWEST).query(Long.class).single();
    }

    /** A revision that everybody here has taken up, with all before it. */
    public long known() {
        return known.get();
    }

    /** The kinds of documents that changed after a revision. */
    public List<Integer> changedSince(long revision) {
        return sql.sql(CHANGED)
                .param("revision", revision)
                .query((row, number) -> row.getInt("kind"))
                .list();
    }

    /**
     * Merges a change into a document (RFC 7396) or makes a new one; within {@link #change}.
     *
     * @param check checks the merged body and returns it in its canonical form
     */
    public Written put(Edit edit, UnaryOperator<ObjectNode> check) {
        Optional<Document> known = find(edit.kind(), edit.code());
        requireMatch(known.orElse(null), edit.ifMatch());
        ObjectNode body = check.apply(merged(known.orElse(null), edit.patch()));
        if (known.isPresent() && known.get().says(body)) {
            return new Written(known.get(), false);
        }
        if (known.isPresent()) {
            return new Written(write(edit.kind(), known.get().id(), edit.code(), body, edit.actor(), false), false);
        }
        long id = newIds(1).getFirst();
        return new Written(insert(edit.kind(), id, edit.code(), body, edit.actor(), false, now()), true);
    }

    /** A document's body with a change merged into it (RFC 7396); the document stays as it is. */
    public ObjectNode merged(@Nullable Document known, ObjectNode patch) {
        return MergePatch.apply(
                known == null ? json.createObjectNode() : known.body().deepCopy(), patch);
    }

    /** Ids for new documents. */
    public List<Long> newIds(int count) {
        return count == 0
                ? List.of()
                : sql.sql(NEXT_IDS)
                        .param("count", count)
                        .query((row, number) -> row.getLong(1))
                        .list();
    }

    /** Writes new versions of many documents, in their order; within {@link #change}. */
    public List<Document> putAll(DocumentKind kind, Collection<Draft> drafts, String actor) {
        List<Long> known = drafts.stream().filter(Draft::isKnown).map(Draft::id).toList();
        Instant now = now();
        supersede(kind, known, now);
        return insertAll(kind, drafts, actor, false, now);
    }

    /**
     * A version of a document that is to be written.
     *
     * @param isKnown whether there is a version before it
     */
    public record Draft(long id, String code, ObjectNode body, boolean isKnown) {}

    /** Gives a document another code; within {@link #change}. */
    public Document rename(DocumentKind kind, Document document, String code, String actor) {
        return write(kind, document.id(), code, document.body(), actor, false);
    }

    /** Ends a document; its past stays. Within {@link #change}. */
    public void delete(DocumentKind kind, Document document, String actor) {
        write(kind, document.id(), document.code(), document.body(), actor, true);
    }

    /**
     * A wish to change a document.
     *
     * @param ifMatch the ETag that the sender expects, if any
     */
    public record Edit(
            DocumentKind kind,
            String code,
            ObjectNode patch,
            String actor,
            @Nullable String ifMatch) {}

    /** A document after a change, and whether it is new. */
    public record Written(Document document, boolean isNew) {}

    /** Documents have changed, here or on another node. */
    public record Changed() {}

    private Document write(DocumentKind kind, long id, String code, ObjectNode body, String actor, boolean ends) {
        Instant now = now();
        supersede(kind, List.of(id), now);
        return insert(kind, id, code, body, actor, ends, now);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private Document insert(
            DocumentKind kind, long id, String code, ObjectNode body, String actor, boolean ends, Instant now) {
        return insertAll(kind, List.of(new Draft(id, code, body, true)), actor, ends, now)
                .getFirst();
    }

    private void supersede(DocumentKind kind, List<Long> ids, Instant now) {
        if (!ids.isEmpty()) {
            sql.sql(SUPERSEDE)
                    .param("kind", kind.code())
                    .param("ids", ids.toArray(Long[]::new))
                    .param("now", time(now))
                    .update();
        }
    }

    private List<Document> insertAll(
            DocumentKind kind, Collection<Draft> drafts, String actor, boolean ends, Instant now) {
        if (drafts.isEmpty()) {
            return List.of();
        }
        Iterator<Long> revisions = sql.sql(INSERT)
                .param("kind", kind.code())
                .param("ids", drafts.stream().map(Draft::id).toArray(Long[]::new))
                .param("codes", drafts.stream().map(Draft::code).toArray(String[]::new))
                .param(
                        "bodies",
                        drafts.stream()
                                .map(draft -> json.writeValueAsString(draft.body()))
                                .toArray(String[]::new))
                .param("now", time(now))
                .param("supersededAt", ends ? time(now) : null, Types.TIMESTAMP_WITH_TIMEZONE)
                .param("actor", actor)
                .query((row, number) -> row.getLong(1))
                .list()
                .iterator();
        return drafts.stream()
                .map(draft -> new Document(draft.id(), draft.code(), revisions.next(), now, draft.body()))
                .toList();
    }

    /** Refuses a change whose sender has not seen the document as it is. */
    public static void requireMatch(@Nullable Document known, @Nullable String ifMatch) {
        if (ifMatch == null || (known != null && (ifMatch.equals("*") || ifMatch.equals(etag(known))))) {
            return;
        }
        throw new Problem(ProblemCode.PRECONDITION_FAILED, "The ETag is not the current one.")
                .with("current", known == null ? null : etag(known));
    }

    /** A document's ETag. */
    public static String etag(Document document) {
        return "\"" + document.revision() + "\"";
    }

    private static String escaped(String prefix) {
        return prefix.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private Document document(ResultSet row, int number) throws SQLException {
        return new Document(
                row.getLong("id"),
                row.getString("code"),
                row.getLong("revision"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                (ObjectNode) json.readTree(row.getString("body")));
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

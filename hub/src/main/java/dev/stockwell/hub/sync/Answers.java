package dev.stockwell.hub.sync;

import dev.stockwell.connectors.PushOutcome;
import dev.stockwell.kernel.ChannelId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Notes what a channel answered to a batch: one statement, however many lines it has. As everybody does who writes several
 * publications, it locks them in the order of their keys.
 */
@Component
class Answers {
    /**
     * What was refused is not tried again until its number changes, unless trying again helps. What may have been written
     * without an answer stays under way, and is sent again under the same batch.
     */
    private static final String NOTE = """
            with told as (
                select *
                from unnest(:listings, :places, :outcomes, :quantities, :notes, :notBefore::timestamptz[], :kept)
                    as told (listing, place, outcome, quantity, note, not_before, kept)
            ), locked as (
                select told.*
                from publication p
                join told using (listing, place)
                where p.channel_id = :channel and p.batch = :batch
                order by p.listing, p.place
                for update of p
            ), noted as (
                update push p
                set answered_at = :now, outcome = told.outcome, note = told.note
                from told
                where p.channel_id = :channel and p.listing = told.listing and p.place = told.place and p.batch = :batch
            )
            update publication p
            set batch = case when told.kept then p.batch end,
                not_before = told.not_before,
                acknowledged = case told.outcome when 'applied' then coalesce(told.quantity, sent) else acknowledged end,
                acknowledged_at = case told.outcome when 'applied' then :now else acknowledged_at end,
                attempts = case told.outcome when 'applied' then 0 else attempts end,
                saved = case when told.outcome = 'applied' or told.kept then coalesce(saved, expected) else saved end,
                saved_at = case when told.outcome = 'applied' or told.kept
                    then coalesce(saved_at, observed_at, sent_at) else saved_at end,
                changed_at = case when told.outcome = 'applied' and desired is distinct from sent
                    then desired_at else changed_at end,
                refusal = case when told.outcome = 'refused' and told.not_before is null then told.note else refusal end,
                conflict_at = case told.outcome when 'stale' then :now else conflict_at end,
                before_conflict = case told.outcome
                    when 'stale' then coalesce(before_conflict, expected) else before_conflict end,
                known_at = case told.outcome when 'stale'
                    then coalesce(known_at, greatest(acknowledged_at, observed_at, difference_at)) else known_at end,
                observed = case told.outcome when 'stale' then coalesce(told.quantity, observed) else observed end,
                observed_at = case when told.outcome = 'stale' and told.quantity is not null then :now else observed_at end
            from locked as told
            where p.channel_id = :channel and p.listing = told.listing and p.place = told.place and p.batch = :batch""";

    private final JdbcClient sql;
    private final InstantSource clock;

    Answers(JdbcClient sql, InstantSource clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** @param again after which time a refused line is tried again, if that helps */
    void note(ChannelId channel, UUID batch, Map<Publications.Sent, PushOutcome> outcomes, Duration again) {
        if (outcomes.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        Columns columns = new Columns();
        outcomes.forEach((sent, outcome) -> columns.add(sent.key(), row(outcome, now, again)));
        sql.sql(NOTE)
                .param("channel", channel.value())
                .param("batch", batch)
                .param("now", Times.written(now))
                .param("listings", columns.listings.toArray(String[]::new))
                .param("places", columns.places.toArray(String[]::new))
                .param("outcomes", columns.outcomes.toArray(String[]::new))
                .param("quantities", columns.quantities.toArray(Long[]::new))
                .param("notes", columns.notes.toArray(String[]::new))
                .param("notBefore", columns.notBefore.toArray(String[]::new))
                .param("kept", columns.kept.toArray(Boolean[]::new))
                .update();
    }

    private record Row(
            String outcome,
            @Nullable Long quantity,
            @Nullable String note,
            @Nullable Instant notBefore,
            boolean kept) {}

    private static Row row(PushOutcome outcome, Instant now, Duration again) {
        return switch (outcome) {
            case PushOutcome.Applied applied -> new Row("applied", boxed(applied.quantity()), null, null, false);
            case PushOutcome.Stale stale -> {
                Long current = boxed(stale.current());
                yield new Row("stale", current, current == null ? null : "It was " + current, null, false);
            }
            case PushOutcome.Refused refused ->
                new Row("refused", null, refused.words(), refused.retryHelps() ? now.plus(again) : null, false);
            case PushOutcome.Unanswered unanswered ->
                new Row(
                        "unanswered",
                        null,
                        unanswered.failure().words(),
                        now.plus(unanswered.failure().waitAtLeast()),
                        unanswered.failure().mayHaveApplied());
        };
    }

    private static @Nullable Long boxed(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }

    private static final class Columns {
        private final List<String> listings = new ArrayList<>();
        private final List<String> places = new ArrayList<>();
        private final List<String> outcomes = new ArrayList<>();
        private final List<@Nullable Long> quantities = new ArrayList<>();
        private final List<@Nullable String> notes = new ArrayList<>();
        private final List<@Nullable String> notBefore = new ArrayList<>();
        private final List<Boolean> kept = new ArrayList<>();

        void add(PublicationKey key, Row row) {
            listings.add(key.listing());
            places.add(key.place());
            outcomes.add(row.outcome());
            quantities.add(row.quantity());
            notes.add(row.note());
            notBefore.add(
                    row.notBefore() == null
                            ? null
                            : Times.written(row.notBefore()).toString());
            kept.add(row.kept());
        }
    }
}

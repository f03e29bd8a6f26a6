package dev.stockwell.hub.stock;

import dev.stockwell.hub.web.Problem;
import dev.stockwell.hub.web.ProblemCode;
import dev.stockwell.hub.web.Sender;
import dev.stockwell.kernel.Answer;
import dev.stockwell.kernel.ChannelId;
import dev.stockwell.kernel.Command;
import dev.stockwell.kernel.CommandId;
import dev.stockwell.kernel.Digest;
import dev.stockwell.kernel.Envelope;
import dev.stockwell.kernel.InvariantViolation;
import dev.stockwell.kernel.Kernel;
import dev.stockwell.kernel.KernelBusy;
import dev.stockwell.kernel.KeyReused;
import dev.stockwell.kernel.OutcomeUnknown;
import dev.stockwell.kernel.UuidV7;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The hub's way into the kernel: puts commands into envelopes, and turns what went wrong into problems. */
@Component
public class StockDoor {
    private final Kernel kernel;
    private final UuidV7 ids;
    private final JsonMapper json;

    StockDoor(Kernel kernel, UuidV7 ids, JsonMapper json) {
        this.kernel = kernel;
        this.ids = ids;
        this.json = json;
    }

    /**
     * What is recorded beside a command.
     *
     * @param body what was sent: it tells whether a repeated id carries the same request
     * @param reference the document it belongs to
     * @param reason why, in one or two words
     * @param occurredAt when it happened; for requests, when they were received
     */
    public record Note(
            Sender sender,
            Object body,
            @Nullable ChannelId channel,
            @Nullable String reference,
            @Nullable String reason,
            Instant occurredAt) {}

    /** An answer, or why there is none. */
    public sealed interface Reply {
        /** The kernel's answer; it may be a refusal. */
        record Answered(Answer answer) implements Reply {
            /** True if it is the first answer again, else null: it is left out then. */
            public @Nullable Boolean replayed() {
                return answer.replayed() ? Boolean.TRUE : null;
            }
        }

        /** The command was not decided, or it is not known how. */
        record Failed(Problem problem) implements Reply {
            /** Refused for good, or failed: not known to be done, and to be sent again. */
            public String status() {
                return problem.code().leavesOpen() ? "failed" : "refused";
            }
        }
    }

    /** A new id, greater than all before it. */
    public CommandId newId() {
        return new CommandId(ids.next());
    }

    /** A command ready to be sent. */
    public Envelope envelope(CommandId id, Note note, Command command) {
        Digest digest = Digest.of(json.writeValueAsBytes(note.body()));
        return new Envelope(
                id,
                digest,
                note.sender().actor().name(),
                note.channel(),
                note.reference(),
                note.reason(),
                note.occurredAt(),
                command);
    }

    /** Sends a command and waits for its answer; throws the problem if there is none. */
    public Answer send(Envelope envelope) {
        return switch (sendAll(List.of(envelope)).getFirst()) {
            case Reply.Answered answered -> answered.answer();
            case Reply.Failed failed -> throw failed.problem();
        };
    }

    /** Sends commands together, to be decided in their order, and waits for all answers. */
    public List<Reply> sendAll(List<Envelope> envelopes) {
        List<CompletableFuture<Answer>> sent = new ArrayList<>(envelopes.size());
        for (Envelope envelope : envelopes) {
            sent.add(submit(envelope));
        }
        return sent.stream().map(StockDoor::reply).toList();
    }

    /**
     * Sends many lines together and waits for all answers. A line that throws its problem instead of making an envelope
     * is not sent, and does not stop the others.
     */
    public List<Reply> sendEach(int lines, IntFunction<Envelope> line) {
        List<Envelope> envelopes = new ArrayList<>(lines);
        Map<Integer, Problem> misfits = new HashMap<>();
        for (int i = 0; i < lines; i++) {
            try {
                envelopes.add(line.apply(i));
            } catch (Problem misfit) {
                misfits.put(i, misfit);
            }
        }
        Iterator<Reply> replies = sendAll(envelopes).iterator();
        List<Reply> inOrder = new ArrayList<>(lines);
        for (int i = 0; i < lines; i++) {
            Problem misfit = misfits.get(i);
            inOrder.add(misfit == null ? replies.next() : new Reply.Failed(misfit));
        }
        return inOrder;
    }

    private CompletableFuture<Answer> submit(Envelope envelope) {
        try {
            return kernel.submit(envelope);
        } catch (KernelBusy busy) {
            return CompletableFuture.failedFuture(busy);
        }
    }

    private static Reply reply(CompletableFuture<Answer> sent) {
        try {
            return new Reply.Answered(sent.join());
        } catch (CompletionException failed) {
            return new Reply.Failed(problem(failed.getCause() == null ? failed : failed.getCause()));
        }
    }

    private static Problem problem(Throwable cause) {
        return switch (cause) {
            case KernelBusy busy -> new Problem(ProblemCode.BUSY, "Too many commands are waiting; nothing was done.");
            case KeyReused reused ->
                new Problem(ProblemCode.IDEMPOTENCY_KEY_REUSED, "The id was used before for another request.");
            case OutcomeUnknown unknown ->
                new Problem(
                        ProblemCode.OUTCOME_UNKNOWN,
                        "The database could not be asked in time whether this took effect. The same id tells it later.");
            case InvariantViolation broken ->
                new Problem(
                        ProblemCode.COMMAND_FAILED, "The command was not carried out: " + broken.getMessage() + ".");
            default -> throw new IllegalStateException("a command failed in a way that nobody foresaw", cause);
        };
    }
}

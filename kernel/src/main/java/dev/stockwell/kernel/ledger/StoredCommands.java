package dev.stockwell.kernel.ledger;

import dev.stockwell.kernel.Answer;
import dev.stockwell.kernel.CommandId;
import dev.stockwell.kernel.Digest;
import dev.stockwell.kernel.decision.Micros;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The answers that were given before. */
final class StoredCommands {
    private static final String COMMANDS = """
            select id, digest, (extract(epoch from recorded_at) * 1000000)::bigint, outcome
            from command
            where id = any (?::uuid[])""";

    private StoredCommands() {}

    static void read(Script script, List<Pending> commands, Map<CommandId, Batch.Stored> found) {
        String[] ids = commands.stream()
                .map(pending -> pending.envelope().id().value().toString())
                .toArray(String[]::new);
        script.query(
                COMMANDS,
                row -> found.put(
                        new CommandId(row.getObject(1, UUID.class)),
                        new Batch.Stored(
                                Digest.stored(row.getBytes(2)),
                                new Answer(OutcomeForm.read(row.getBytes(4)), true, Micros.toInstant(row.getLong(3))))),
                (Object) ids);
    }
}

package dev.stockwell.kernel.ledger;

import dev.stockwell.kernel.Command;
import dev.stockwell.kernel.CommandId;
import dev.stockwell.kernel.Digest;
import dev.stockwell.kernel.Envelope;
import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.Kernel;
import dev.stockwell.kernel.UuidV7;
import dev.stockwell.kernel.decision.Micros;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;

/**
 * Gives back what expired holds have of items that nobody asks for. Decisions and readers ignore expired holds anyway;
 * the sweep makes their end visible to the channels.
 */
public final class ExpirySweep {
    private static final int ITEMS_MAX = 500;

    private static final String OVERDUE = """
            select item_id
            from stock_item
            where next_expiry <= timestamptz 'epoch' + ?::bigint * interval '1 microsecond'
            order by next_expiry
            limit ?""";

    private final DataSource database;
    private final Kernel kernel;
    private final InstantSource clock;
    private final UuidV7 ids;

    /** @param database read only; the kernel does the writing */
    public ExpirySweep(DataSource database, Kernel kernel, InstantSource clock, RandomGenerator random) {
        this.database = database;
        this.kernel = kernel;
        this.clock = clock;
        this.ids = new UuidV7(clock, random);
    }

    /** Sweeps the items whose holds are overdue, the oldest first; returns how many items it looked at. */
    public int runOnce() throws SQLException {
        Instant now = clock.instant();
        List<ItemId> items = overdue(now);
        if (!items.isEmpty()) {
            CommandId id = new CommandId(ids.next());
            kernel.execute(new Envelope(
                    id,
                    Digest.of(id.value().toString()),
                    "stockwell",
                    null,
                    null,
                    null,
                    now,
                    new Command.Expire(items)));
        }
        return items.size();
    }

    private List<ItemId> overdue(Instant now) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(OVERDUE)) {
            statement.setLong(1, Micros.of(now));
            statement.setInt(2, ITEMS_MAX);
            try (ResultSet rows = statement.executeQuery()) {
                List<ItemId> items = new ArrayList<>();
                while (rows.next()) {
                    items.add(new ItemId(rows.getLong(1)));
                }
                return items;
            }
        }
    }
}

package dev.stockwell.kernel.reading;

import dev.stockwell.kernel.ChannelId;
import dev.stockwell.kernel.ClaimId;
import dev.stockwell.kernel.CommandId;
import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.LocationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The incidents, the newest first. */
public final class Incidents {
    /** Their ids grow with time. */
    private static final String PAGE = """
            select i.id, i.kind, i.item_id, i.location_id, i.claim_id, i.line, i.quantity, i.command_id, i.opened_at,
                i.closed_at, i.note, c.channel_id, c.reference
            from incident i
            left join claim c on c.id = i.claim_id
            where (?::uuid is null or i.id < ?::uuid)
                and (?::text is null or i.kind = ?::text)
                and (?::boolean is null or (i.closed_at is null) = ?::boolean)
            order by i.id desc
            limit ?""";

    private final DataSource database;

    /** Reads from a database that has the kernel's tables. */
    public Incidents(DataSource database) {
        this.database = database;
    }

    /**
     * A page of incidents.
     *
     * @param kind null for all
     * @param isOpen null for open and closed ones
     * @param after the last incident of the page before; null for the first page
     */
    public List<IncidentView> page(@Nullable String kind, @Nullable Boolean isOpen, @Nullable UUID after, int limit) {
        return new Question(PAGE)
                .with(after)
                .with(after)
                .with(kind)
                .with(kind)
                .with(isOpen)
                .with(isOpen)
                .with(limit)
                .list(database, Incidents::incident);
    }

    private static IncidentView incident(ResultSet row) throws SQLException {
        Long item = Question.longOrNull(row, "item_id");
        Integer location = Question.intOrNull(row, "location_id");
        UUID claim = Question.uuidOrNull(row, "claim_id");
        Integer channel = Question.intOrNull(row, "channel_id");
        UUID command = Question.uuidOrNull(row, "command_id");
        return new IncidentView(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                item == null ? null : new ItemId(item),
                location == null ? null : new LocationId(location),
                claim == null ? null : new ClaimId(claim),
                channel == null ? null : new ChannelId(channel),
                row.getString("reference"),
                Question.intOrNull(row, "line"),
                Question.longOrNull(row, "quantity"),
                command == null ? null : new CommandId(command),
                Question.instant(row, "opened_at"),
                Question.instantOrNull(row, "closed_at"),
                row.getString("note"));
    }
}

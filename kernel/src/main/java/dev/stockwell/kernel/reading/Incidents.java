package dev.stockwell.kernel.reading;

import dev.stockwell.kernel.ChannelId;
import dev.stockwell.kernel.ClaimId;
import dev.stockwell.kernel.CommandId;
import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.LocationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The incidents. Their ids grow with time. */
public final class Incidents {
    private static final String COLUMNS = """
            select i.id, i.kind, i.item_id, i.location_id, i.claim_id, i.line, i.quantity, i.command_id, i.opened_at,
                i.closed_at, i.note, i.closed_by, i.closing, c.channel_id, c.reference
            from incident i
            left join claim c on c.id = i.claim_id
            """;

    private static final String FIND = COLUMNS + """
            where i.id = ?""";

    private static final String PAGE = COLUMNS + """
            where (?::uuid is null or i.id < ?::uuid)
                and (?::text is null or i.kind = ?::text)
                and (?::boolean is null or (i.closed_at is null) = ?::boolean)
            order by i.id desc
            limit ?""";

    /** Customers first, then our own count, then the outside. */
    private static final String RANK = """
            case i.kind
                when 'short' then 1 when 'displaced' then 1 when 'parked' then 1 when 'negative' then 2
                when 'outage' then 3 else 4
            end""";

    private static final String WORST = COLUMNS + """
            where i.closed_at is null
                and (?::text is null or i.kind = ?::text)
                and (?::int is null
                    or (
            """ + RANK + """
             > ? or (
            """ + RANK + """
             = ? and i.id < ?::uuid)))
            order by
            """ + RANK + """
            , i.id desc
            limit ?""";

    private static final String OPEN = """
            select kind, count(*) as incidents, count(distinct claim_id) as claims
            from incident
            where closed_at is null
            group by kind""";

    private final DataSource database;

    /** Reads from a database that has the kernel's tables. */
    public Incidents(DataSource database) {
        this.database = database;
    }

    /**
     * How many incidents of a kind are open.
     *
     * @param claims how many orders and holds they concern
     */
    public record Count(String kind, long incidents, long claims) {}

    /** One incident. */
    public Optional<IncidentView> find(UUID id) {
        return new Question(FIND).with(id).list(database, Incidents::incident).stream().findFirst();
    }

    /**
     * A page of incidents, the newest first.
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

    /**
     * A page of open incidents, the worst first, and of equally bad ones the newest.
     *
     * @param kind null for all
     * @param after the last incident of the page before; null for the first page
     */
    public List<IncidentView> worst(@Nullable String kind, @Nullable IncidentView after, int limit) {
        Integer rank = after == null ? null : after.rank();
        return new Question(WORST)
                .with(kind)
                .with(kind)
                .with(rank)
                .with(rank)
                .with(rank)
                .with(after == null ? null : after.id())
                .with(limit)
                .list(database, Incidents::incident);
    }

    /** How many are open, by kind; kinds of which none is open are absent. */
    public List<Count> open() {
        return new Question(OPEN)
                .list(database, row -> new Count(row.getString("kind"), row.getLong("incidents"), row.getLong("claims")));
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
                row.getString("note"),
                row.getString("closed_by"),
                row.getString("closing"));
    }
}

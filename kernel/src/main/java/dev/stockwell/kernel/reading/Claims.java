package dev.stockwell.kernel.reading;

import dev.stockwell.kernel.ChannelId;
import dev.stockwell.kernel.ClaimId;
import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.decision.Terms;
import dev.stockwell.kernel.ledger.TermsForm;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** The holds and orders with what they have. */
public final class Claims {
    private static final String FIND = """
            select c.id, c.version, c.placed_at as claim_placed_at, c.expires_at as claim_expires_at, c.channel_id,
                c.status, c.reference, c.terms,
                l.item_id, l.line, l.location_id, l.pool_id, l.lot_id, l.open, l.shipped, l.returned, l.placed_at,
                l.expires_at, l.reserved, l.picked
            from claim c
            left join lateral (
                select l.item_id, l.line, l.location_id, l.pool_id, l.lot_id, l.open, l.shipped, l.returned,
                    l.placed_at, l.expires_at, l.reserved, l.picked
                from claim_line l
                where l.item_id = any (c.items) and l.claim_id = c.id
            ) l on true
            where c.id = any (?)
            order by c.id, abs(l.line), l.item_id, l.location_id, l.pool_id, l.lot_id""";

    private static final String OPEN = """
            select c.id, c.channel_id, c.status, c.reference,
                l.item_id, l.line, l.location_id, l.pool_id, l.lot_id, l.open, l.shipped, l.returned, l.placed_at,
                l.expires_at, l.reserved, l.picked
            from claim_line l
            join claim c on c.id = l.claim_id
            where l.item_id = ? and l.open > 0
            order by l.placed_at, c.id, l.line, l.location_id, l.pool_id, l.lot_id
            limit ?""";

    private static final ClaimView.Status[] STATUSES = ClaimView.Status.values();

    private final DataSource database;

    /** Reads from a database that has the kernel's tables. */
    public Claims(DataSource database) {
        this.database = database;
    }

    /** A claim with all its lines, also those that have left. */
    public Optional<ClaimView> find(ClaimId claim) {
        return Optional.ofNullable(find(List.of(claim)).get(claim));
    }

    /** Claims with all their lines, by id; unknown ones are absent. */
    public Map<ClaimId, ClaimView> find(Collection<ClaimId> claims) {
        UUID[] ids = claims.stream().map(ClaimId::value).toArray(UUID[]::new);
        Map<ClaimId, ClaimView> found = new LinkedHashMap<>();
        new Question(FIND).with(ids).list(database, row -> {
            ClaimId id = new ClaimId(row.getObject("id", UUID.class));
            ClaimView claim = found.get(id);
            if (claim == null) {
                claim = claim(id, row);
                found.put(id, claim);
            }
            row.getInt("line");
            return row.wasNull() || claim.lines().add(ClaimLineView.read(row));
        });
        return found;
    }

    /** The open lines of an item, the oldest first. */
    public List<OpenLine> open(ItemId item, int limit) {
        return new Question(OPEN)
                .with(item.value())
                .with(limit)
                .list(
                        database,
                        row -> new OpenLine(
                                new ClaimId(row.getObject("id", UUID.class)),
                                new ChannelId(row.getInt("channel_id")),
                                row.getString("reference"),
                                status(row),
                                ClaimLineView.read(row)));
    }

    private static ClaimView claim(ClaimId id, ResultSet row) throws SQLException {
        Terms terms = TermsForm.read(row.getBytes("terms"));
        return new ClaimView(
                id,
                status(row),
                new ChannelId(row.getInt("channel_id")),
                row.getString("reference"),
                row.getLong("version"),
                Question.instant(row, "claim_placed_at"),
                Question.instantOrNull(row, "claim_expires_at"),
                terms.split(),
                terms.lines(),
                new ArrayList<>());
    }

    private static ClaimView.Status status(ResultSet row) throws SQLException {
        return STATUSES[row.getInt("status") - 1];
    }
}

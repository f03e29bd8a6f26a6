package dev.stockwell.kernel.ledger;

import dev.stockwell.kernel.ClaimId;
import dev.stockwell.kernel.Command;
import dev.stockwell.kernel.CommandId;
import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.Outcome;
import dev.stockwell.kernel.decision.CommandItems;
import dev.stockwell.kernel.decision.Stock;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The items behind the claims and sales that commands name, read before the locks. What has changed until then is seen
 * under the locks, and the command then waits for the next batch.
 */
final class ClaimItems {
    private static final String ITEMS = """
            select id, items from claim where id = any (?::uuid[])""";

    private static final String SALES = """
            select id, outcome from command where id = any (?::uuid[])""";

    private final Connection connection;
    private final Stock stock;
    private final Map<ClaimId, Set<ItemId>> items = new HashMap<>();

    ClaimItems(Connection connection, Stock stock) {
        this.connection = connection;
        this.stock = stock;
    }

    void resolve(List<Pending> commands) throws SQLException {
        Set<ClaimId> claims = new LinkedHashSet<>();
        Set<UUID> sales = new LinkedHashSet<>();
        for (Pending pending : commands) {
            claims.addAll(CommandItems.claims(pending.envelope().command()));
            if (pending.envelope().command() instanceof Command.VoidSale sale) {
                sales.add(sale.sale().value());
            }
        }
        read(claims, sales);
        for (Pending pending : commands) {
            Command command = pending.envelope().command();
            for (ClaimId claim : CommandItems.claims(command)) {
                pending.items().addAll(items.getOrDefault(claim, Set.of()));
            }
            pending.items().addAll(CommandItems.of(command, stock));
        }
    }

    private void read(Set<ClaimId> claims, Set<UUID> sales) throws SQLException {
        Script script = new Script();
        if (!claims.isEmpty()) {
            script.query(
                    ITEMS,
                    row -> items.put(new ClaimId(row.getObject(1, UUID.class)), Reads.items(row.getArray(2))),
                    (Object) Reads.uuids(claims));
        }
        if (!sales.isEmpty()) {
            script.query(
                    SALES,
                    row -> {
                        if (OutcomeForm.read(row.getBytes(2)) instanceof Outcome.Sold sold) {
                            stock.addSale(new CommandId(row.getObject(1, UUID.class)), sold.takes());
                        }
                    },
                    (Object) sales.stream().map(UUID::toString).toArray(String[]::new));
        }
        script.run(connection);
    }
}

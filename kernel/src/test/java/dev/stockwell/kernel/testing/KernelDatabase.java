package dev.stockwell.kernel.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.ledger.Connector;
import dev.stockwell.kernel.verification.Difference;
import dev.stockwell.kernel.verification.Progress;
import dev.stockwell.kernel.verification.Verification;
import dev.stockwell.postgres.Access;
import dev.stockwell.postgres.testing.TestPostgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** A database with the kernel's tables. */
public final class KernelDatabase {
    private static final AtomicLong ITEMS = new AtomicLong();

    private final Access owner;
    private final Access application;
    private final Pool owners;
    private final Pool readers;

    /**
     * A database whose tables may still have to be made.
     *
     * @param owner may do everything to the tables
     * @param application may do what the kernel does
     */
    public KernelDatabase(Access owner, Access application) {
        this.owner = owner;
        this.application = application;
        this.owners = new Pool(owner);
        this.readers = new Pool(application);
    }

    /** Made when the first test asks for it. */
    private static final class Shared {
        private static final KernelDatabase DATABASE = fresh();
    }

    /** The one that tests share which use none but their own items. */
    public static KernelDatabase shared() {
        return Shared.DATABASE;
    }

    /** One for a test alone. */
    public static KernelDatabase fresh() {
        TestPostgres.Database empty = TestPostgres.freshDatabase();
        return new KernelDatabase(empty.owner(), empty.application()).migrated();
    }

    /** The same with the kernel's tables made. */
    public KernelDatabase migrated() {
        Flyway.configure()
                .dataSource(owner.url(), owner.user(), owner.password())
                .locations("classpath:db/migration")
                .load()
                .migrate();
        return this;
    }

    /** Items that no other test knows. */
    public List<ItemId> newItems(int count) {
        List<ItemId> items = LongStream.range(0, count)
                .mapToObj(any -> new ItemId(ITEMS.incrementAndGet()))
                .toList();
        execute("insert into stock_item (item_id) values "
                + items.stream().map(item -> "(" + item.value() + ")").collect(Collectors.joining(", ")));
        return items;
    }

    /** How the kernel gets in. */
    public Access application() {
        return application;
    }

    /** Opens the kernel's connections. */
    public Connector connector() {
        return application::open;
    }

    /** What readers ask. */
    public DataSource reader() {
        return readers.source();
    }

    /** Runs a statement as the owner. */
    public int execute(String sql) {
        try (Connection connection = owners.take();
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    /** The first number that a query answers. */
    public long number(String sql, Object... parameters) {
        try (Connection connection = owners.take();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                assertThat(row.next()).as(sql).isTrue();
                return row.getLong(1);
            }
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    /** What is not as it must be. */
    public List<Difference> differences() {
        try {
            return new Verification(reader()).run(Progress.UNHEARD).differences();
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    /** Wants levels, ledger, claims and item rows to agree. */
    public void assertCoherent() {
        assertThat(differences()).as("differences").isEmpty();
    }
}

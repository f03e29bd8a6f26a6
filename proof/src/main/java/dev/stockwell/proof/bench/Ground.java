package dev.stockwell.proof.bench;

import dev.stockwell.kernel.Rules;
import dev.stockwell.kernel.ledger.JdbcKernel;
import dev.stockwell.kernel.ledger.KernelSettings;
import dev.stockwell.kernel.verification.Progress;
import dev.stockwell.kernel.verification.Report;
import dev.stockwell.kernel.verification.Verification;
import dev.stockwell.postgres.Access;
import dev.stockwell.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL of its own, durable as shipped, with the kernel's tables in it; it is gone when the process ends. */
final class Ground implements AutoCloseable {
    private final EmbeddedPostgres server;
    private final Access owner;
    private final Access application;

    private Ground(EmbeddedPostgres server) throws IOException {
        this.server = server;
        this.owner = server.owner();
        this.application = server.application();
    }

    static Ground prepare() throws IOException {
        Path shared = Path.of(System.getProperty("java.io.tmpdir"));
        Path folder = Files.createTempDirectory(
                shared,
                "stockwell-bench-",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        Path programs = shared.resolve("stockwell-programs-" + System.getProperty("user.name"));
        Ground ground = new Ground(EmbeddedPostgres.startForTests(folder, programs));
        Flyway.configure()
                .dataSource(ground.owner.url(), ground.owner.user(), ground.owner.password())
                .locations("classpath:db/migration")
                .load()
                .migrate();
        return ground;
    }

    /** The process id of the server's first process. */
    long serverProcess() throws IOException {
        return server.pid();
    }

    Access application() {
        return application;
    }

    JdbcKernel kernel(BatchCount watch) {
        return kernel(application, watch);
    }

    static JdbcKernel kernel(Access access, BatchCount watch) {
        Rules rules = new NoRules();
        return JdbcKernel.start(
                access::open,
                () -> rules,
                InstantSource.system(),
                new SecureRandom(),
                KernelSettings.standard(),
                watch);
    }

    /** Runs statements as the owner of the schema. */
    void execute(String... statements) throws SQLException {
        execute(owner, statements);
    }

    /** Brings the tables into the state in which a server has them after a quiet hour. */
    void settle() throws SQLException, IOException {
        execute("vacuum (analyze)");
        execute(server.superuser(), "checkpoint");
    }

    private static void execute(Access access, String... statements) throws SQLException {
        try (Connection connection = access.open();
                Statement statement = connection.createStatement()) {
            connection.setNetworkTimeout(Runnable::run, 0);
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    long number(String query) throws SQLException {
        try (Connection connection = owner.open();
                PreparedStatement statement = connection.prepareStatement(query);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Where the write-ahead log ends, in bytes. */
    long walPosition() throws SQLException {
        return number("select (pg_current_wal_lsn() - '0/0')::bigint");
    }

    /** Verifies the whole ledger, prints the result, and throws unless it is clean. */
    Report verify() throws SQLException {
        Report report = new Verification(reading()).run(Progress.UNHEARD);
        System.out.printf(
                "verification: %,d movements of %,d items, %d differences%n",
                report.movements(), report.items(), report.differencesInAll());
        if (!report.isClean()) {
            throw new IllegalStateException("the ledger is not clean: " + report.differences());
        }
        return report;
    }

    DataSource reading() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(application.url());
        source.setUser(application.user());
        source.setPassword(application.password());
        return source;
    }

    @Override
    public void close() {
        server.close();
    }
}

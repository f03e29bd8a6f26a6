package dev.stockwell.hub.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.stockwell.postgres.Access;
import dev.stockwell.postgres.DurabilityCheck;
import dev.stockwell.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The database that a hub works on, ready to be used: reachable, durable, migrated. */
public final class Database implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final int CONNECTIONS = 24;
    private static final Duration ENDING = Duration.ofSeconds(30);

    private final @Nullable EmbeddedPostgres embedded;
    private final Access application;
    private final HikariDataSource pool;

    private Database(@Nullable EmbeddedPostgres embedded, Access application) {
        this.embedded = embedded;
        this.application = application;
        this.pool = pool(application);
    }

    /**
     * Opens the database that the settings name.
     *
     * @throws IOException with a sentence and a next step
     */
    public static Database open(HubSettings settings) throws IOException {
        String url = settings.databaseUrl();
        if (url == null) {
            EmbeddedPostgres server = EmbeddedPostgres.start(settings.data().resolve("pg"));
            return open(server, server.owner(), server.application());
        }
        String owner = settings.ownerUrl();
        if (owner == null) {
            throw new IOException(
                    "STOCKWELL_DB_URL is set and STOCKWELL_DB_OWNER_URL is not. Set it to the same database"
                            + " in the role that owns the schema: migrations run in it.");
        }
        return open(null, new Access(jdbc(owner), "", ""), new Access(jdbc(url), "", ""));
    }

    private static Database open(@Nullable EmbeddedPostgres server, Access owner, Access application)
            throws IOException {
        try {
            migrate(owner, role(application));
            check(application);
            return new Database(server, application);
        } catch (SQLException unreachable) {
            if (server != null) {
                server.close();
            }
            throw new IOException("The database cannot be used: " + unreachable.getMessage(), unreachable);
        }
    }

    /** Connections in the application's role, for reading and for what is not stock. */
    public DataSource pool() {
        return pool;
    }

    /** A connection of its own in the application's role, with time-outs that are the taker's. */
    public Connection connection() throws SQLException {
        return application.open();
    }

    /** The hub serves, and from now on it closes the database itself when it has come to its end. */
    void serves() {
        if (embedded != null) {
            embedded.leaveClosingToItsUser(ENDING);
        }
    }

    @Override
    public void close() {
        pool.close();
        if (embedded != null) {
            embedded.close();
        }
    }

    private static String jdbc(String url) throws IOException {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new IOException("STOCKWELL_DB_URL and STOCKWELL_DB_OWNER_URL must look like"
                    + " jdbc:postgresql://host:5432/stockwell?user=stockwell&password=...");
        }
        return url;
    }

    private static String role(Access application) throws SQLException {
        try (Connection connection = application.open()) {
            return connection.getMetaData().getUserName();
        }
    }

    private static void migrate(Access owner, String applicationRole) throws SQLException {
        String role;
        try (Connection connection = owner.open();
                var statement = connection.createStatement()) {
            role = "set stockwell.application_role = " + statement.enquoteLiteral(applicationRole);
        }
        Flyway.configure()
                .dataSource(owner.url(), nullIfEmpty(owner.user()), nullIfEmpty(owner.password()))
                .initSql(role)
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }

    private static @Nullable String nullIfEmpty(String text) {
        return text.isEmpty() ? null : text;
    }

    private static void check(Access application) throws SQLException, IOException {
        try (Connection connection = application.open()) {
            for (DurabilityCheck.Finding finding : DurabilityCheck.run(connection)) {
                if (finding.isFatal()) {
                    throw new IOException(finding.sentence());
                }
                LOG.warn("{}", finding.sentence());
            }
        }
    }

    private static HikariDataSource pool(Access application) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("reads");
        config.setJdbcUrl(application.url());
        config.setUsername(nullIfEmpty(application.user()));
        config.setPassword(nullIfEmpty(application.password()));
        config.setMaximumPoolSize(CONNECTIONS);
        config.setConnectionTimeout(Duration.ofSeconds(5).toMillis());
        config.setInitializationFailTimeout(-1);
        Properties driver = new Properties();
        driver.putAll(Map.of("ApplicationName", "stockwell", "socketTimeout", "60", "connectTimeout", "5"));
        driver.put("tcpKeepAlive", "true");
        driver.put("prepareThreshold", "3");
        driver.put("reWriteBatchedInserts", "true");
        config.setDataSourceProperties(driver);
        config.setConnectionInitSql("set statement_timeout = '30s'; set lock_timeout = '10s'; set time zone 'UTC'");
        return new HikariDataSource(config);
    }
}

package dev.stockwell.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmbeddedPostgresTest {
    private static final Path PROGRAMS =
            Path.of(System.getProperty("java.io.tmpdir"), "stockwell-programs-" + System.getProperty("user.name"));
    private Path folder = Path.of("/");

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createTempDirectory("stockwell-launcher-");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @AfterEach
    void deleteFolder() throws IOException {
        Folders.delete(folder);
    }

    @Test
    void aSecondStartFindsWhatTheFirstStored() throws Exception {
        try (EmbeddedPostgres first = start()) {
            execute(first.owner(), "create table kept (value int)", "insert into kept values (42)");
        }

        try (EmbeddedPostgres second = start()) {
            assertThat(number(second.owner(), "select value from kept")).isEqualTo(42);
        }
    }

    @Test
    void theServerPassesItsOwnDurabilityCheck() throws Exception {
        try (EmbeddedPostgres server = start();
                Connection connection = server.application().open()) {
            assertThat(DurabilityCheck.run(connection)).isEmpty();
        }
    }

    @Test
    void aServerWithoutFsyncIsRefused() throws Exception {
        try (EmbeddedPostgres server = start()) {
            execute(server.superuser(), "alter system set fsync = off", "select pg_reload_conf()");
            await(() -> !refusals(server).isEmpty());

            assertThat(refusals(server)).first().asString().contains("fsync is off");
        }
    }

    @Test
    void nobodyGetsInWithoutThePassword() throws Exception {
        try (EmbeddedPostgres server = start()) {
            Access real = server.application();
            Access guessed = new Access(real.url(), real.user(), "guess");

            assertThatThrownBy(guessed::open).isInstanceOf(SQLException.class).hasMessageContaining("password");
        }
    }

    @Test
    void theApplicationCannotChangeTheSchema() throws Exception {
        try (EmbeddedPostgres server = start()) {
            assertThatThrownBy(() -> execute(server.application(), "create table mine (value int)"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void passwordsAreReadableByTheirOwnerAlone() throws Exception {
        try (EmbeddedPostgres server = start()) {
            assertThat(server.application().password()).hasSizeGreaterThan(40);
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(folder.resolve("password-stockwell"))))
                    .isEqualTo("rw-------");
            assertThat(server.application().toString())
                    .doesNotContain(server.application().password());
        }
    }

    @Test
    void aServerThatIsKilledIsStartedAgainOnItsPort() throws Exception {
        try (EmbeddedPostgres server = start()) {
            execute(server.owner(), "create table kept (value int)", "insert into kept values (7)");
            long killed = server.pid();

            kill(killed);

            await(() -> server.pid() > 0 && server.pid() != killed);
            await(() -> isUp(server));
            assertThat(number(server.owner(), "select value from kept")).isEqualTo(7);
        }
    }

    @Test
    void killingTheWholeJavaProcessLosesNoAcknowledgedCommit() throws Exception {
        Process writer = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        folder.toString(),
                        PROGRAMS.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        long acknowledged = 0;
        try (BufferedReader told = writer.inputReader(StandardCharsets.UTF_8)) {
            for (int i = 0; i < 200; i++) {
                acknowledged = Long.parseLong(told.readLine());
            }
            writer.toHandle().destroyForcibly();
            writer.waitFor();
            for (String line = told.readLine(); line != null && line.matches("[0-9]+"); line = told.readLine()) {
                acknowledged = Long.parseLong(line);
            }
        }

        try (EmbeddedPostgres again = start()) {
            assertThat(number(again.owner(), "select count(*) from number")).isGreaterThanOrEqualTo(acknowledged);
            assertThat(number(again.owner(), "select max(value) from number")).isGreaterThanOrEqualTo(acknowledged);
        }
    }

    @Test
    void aPidFileThatNamesAStrangerDoesNotStopTheStart() throws Exception {
        start().close();
        Files.writeString(
                folder.resolve("data/postmaster.pid"), ProcessHandle.current().pid() + "\n/elsewhere\n");

        try (EmbeddedPostgres server = start()) {
            assertThat(isUp(server)).isTrue();
        }
    }

    @Test
    void aHalfMadeClusterIsMadeAgain() throws Exception {
        Files.createDirectories(folder.resolve("data.unfinished/base"));

        try (EmbeddedPostgres server = start()) {
            assertThat(isUp(server)).isTrue();
        }
    }

    @Test
    void twoCannotUseOneFolder() throws Exception {
        try (EmbeddedPostgres server = start()) {
            assertThat(isUp(server)).isTrue();
            assertThatThrownBy(this::start).isInstanceOf(IOException.class).hasMessageContaining("in use");
        }
    }

    private EmbeddedPostgres start() throws IOException {
        return EmbeddedPostgres.start(folder, PROGRAMS);
    }

    private static Set<String> refusals(EmbeddedPostgres server) throws Exception {
        try (Connection connection = server.application().open()) {
            return Set.copyOf(DurabilityCheck.run(connection).stream()
                    .filter(DurabilityCheck.Finding::isFatal)
                    .map(DurabilityCheck.Finding::sentence)
                    .toList());
        }
    }

    private static boolean isUp(EmbeddedPostgres server) throws IOException {
        try (Connection connection = server.owner().open()) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    private static void execute(Access access, String... statements) throws SQLException {
        try (Connection connection = access.open();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static long number(Access access, String query) throws SQLException {
        try (Connection connection = access.open();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void kill(long pid) {
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    }

    @FunctionalInterface
    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(Condition condition) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as("patience").isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}

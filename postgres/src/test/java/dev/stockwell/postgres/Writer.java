package dev.stockwell.postgres;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;

/** A Java process that starts a server and commits numbers, telling each that was acknowledged, until it is killed. */
final class Writer {
    private Writer() {}

    public static void main(String[] arguments) throws Exception {
        EmbeddedPostgres server = EmbeddedPostgres.start(Path.of(arguments[0]), Path.of(arguments[1]));
        try (Connection connection = server.owner().open();
                Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists number (value bigserial primary key)");
            while (true) {
                try (ResultSet row = statement.executeQuery("insert into number default values returning value")) {
                    row.next();
                    System.out.println(row.getLong(1));
                    System.out.flush();
                }
            }
        }
    }
}

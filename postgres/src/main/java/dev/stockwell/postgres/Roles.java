package dev.stockwell.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The two roles of Stockwell: one owns the schema and migrates it, the other works on it and cannot change it. */
final class Roles {
    static final String OWNER = "stockwell_owner";
    static final String APPLICATION = "stockwell";
    static final String DATABASE = "stockwell";

    private Roles() {}

    /** Makes what is missing and sets the passwords, whatever state an earlier start was killed in. */
    static void ensure(Access superuser, String ownerPassword, String applicationPassword) throws SQLException {
        try (Connection connection = superuser.open()) {
            ensureRole(connection, OWNER, ownerPassword);
            ensureRole(connection, APPLICATION, applicationPassword);
            if (!exists(connection, "select 1 from pg_database where datname = ?", DATABASE)) {
                createDatabase(connection, DATABASE);
            }
        }
    }

    static void createDatabase(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create database " + statement.enquoteIdentifier(name, true) + " owner " + OWNER);
        }
    }

    private static void ensureRole(Connection connection, String role, String password) throws SQLException {
        boolean exists = exists(connection, "select 1 from pg_roles where rolname = ?", role);
        try (Statement statement = connection.createStatement()) {
            statement.execute((exists ? "alter" : "create") + " role " + statement.enquoteIdentifier(role, true)
                    + " login nosuperuser nocreatedb nocreaterole password " + statement.enquoteLiteral(password));
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }
}

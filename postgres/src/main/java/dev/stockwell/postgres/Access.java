package dev.stockwell.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * How one role gets into a database.
 *
 * @param url the JDBC address, without user and password
 */
public record Access(String url, String user, String password) {
    /** Opens a connection. The time-out on the socket bounds how long a dead server can be waited for. */
    public Connection open() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("ApplicationName", "stockwell");
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("socketTimeout", "60");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("prepareThreshold", "1");
        return DriverManager.getConnection(url, properties);
    }

    /** The same role in another database of the same server. */
    public Access inDatabase(String name) {
        return new Access(url.substring(0, url.lastIndexOf('/') + 1) + name, user, password);
    }

    /** The password stays out of logs. */
    @Override
    public String toString() {
        return "Access[" + url + ", " + user + "]";
    }
}

package dev.stockwell.kernel.testing;

import dev.stockwell.postgres.Access;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Connections that are used again: to make one takes longer than most tests. */
final class Pool {
    private final Access access;
    private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();

    Pool(Access access) {
        this.access = access;
    }

    Connection take() throws SQLException {
        Connection used = idle.poll();
        Connection connection = used == null ? access.open() : used;
        return (Connection) Proxy.newProxyInstance(
                Pool.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        giveBack(connection);
                        return null;
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }

    DataSource source() {
        return (DataSource) Proxy.newProxyInstance(
                Pool.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("getConnection")) {
                        return take();
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    private @Nullable Void giveBack(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.rollback();
            connection.setReadOnly(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            connection.setAutoCommit(true);
        }
        idle.push(connection);
        return null;
    }
}

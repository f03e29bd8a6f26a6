package dev.stockwell.hub.sync;

import dev.stockwell.hub.store.Database;
import dev.stockwell.kernel.ChannelId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Which channels this node works on: it holds an advisory lock for each, in a session of its own. When the node ends,
 * however it ends, the database gives the locks back and another node takes over.
 */
@Component
class ChannelLocks implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(ChannelLocks.class);
    private static final int CLASS = 3_704_012;
    private static final int PATIENCE_SECONDS = 2;
    /** Two nodes that hold a channel for so long write no number twice: what is under way is claimed row by row. */
    private static final Duration SEEN_LATELY = Duration.ofSeconds(1);

    private final Database database;
    private final Set<ChannelId> held = new HashSet<>();
    private @Nullable Connection session;
    private long seenAt;

    ChannelLocks(Database database) {
        this.database = database;
    }

    /** Whether this node works on a channel from now on, or does so already. */
    enum Hold {
        /** Since now: nothing is known of what happened before. */
        NEW,
        /** Since some time. */
        KEPT,
        /** Another node does. */
        NONE
    }

    /** Takes a channel if nobody has it. */
    synchronized Hold take(ChannelId channel) {
        try {
            Connection open = session();
            if (held.contains(channel)) {
                return Hold.KEPT;
            }
            try (PreparedStatement lock = open.prepareStatement("select pg_try_advisory_lock(?, ?)")) {
                lock.setInt(1, CLASS);
                lock.setInt(2, channel.value());
                try (ResultSet row = lock.executeQuery()) {
                    if (row.next() && row.getBoolean(1)) {
                        held.add(channel);
                        return Hold.NEW;
                    }
                }
            }
        } catch (SQLException unreachable) {
            LOG.warn("No session can hold channels; tried again: {}", unreachable.getMessage());
            drop();
        }
        return Hold.NONE;
    }

    @Override
    public synchronized void destroy() {
        drop();
    }

    /** A session that has ended has lost its locks; so they are taken anew in another. */
    private Connection session() throws SQLException {
        Connection known = session;
        if (known != null && System.nanoTime() - seenAt < SEEN_LATELY.toNanos()) {
            return known;
        }
        if (known != null && known.isValid(PATIENCE_SECONDS)) {
            seenAt = System.nanoTime();
            return known;
        }
        drop();
        Connection fresh = database.connection();
        session = fresh;
        seenAt = System.nanoTime();
        return fresh;
    }

    private void drop() {
        held.clear();
        Connection known = session;
        session = null;
        if (known != null) {
            try {
                known.close();
            } catch (SQLException gone) {
                LOG.debug("The session that held channels was gone already", gone);
            }
        }
    }
}

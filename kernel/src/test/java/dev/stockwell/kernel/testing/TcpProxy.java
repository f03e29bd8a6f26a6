package dev.stockwell.kernel.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A wire to PostgreSQL that a test can cut: now, or exactly at a COMMIT. It knows a COMMIT by its text, so the driver
 * must not prepare it.
 */
public final class TcpProxy implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(TcpProxy.class.getName());
    private static final byte[] COMMIT = "COMMIT".getBytes(StandardCharsets.US_ASCII);
    private static final int BUFFER = 1 << 16;

    /** Where the next COMMIT that passes is lost. */
    public enum Cut {
        /** The server never hears it. */
        BEFORE_THE_SERVER,
        /** The server has done it, and nobody hears of it. */
        BEFORE_THE_ANSWER
    }

    private final ServerSocket entrance;
    private final int serverPort;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable Cut> armed = new AtomicReference<>();
    private final AtomicInteger cuts = new AtomicInteger();

    /** Opens a wire to a port of this machine. */
    public TcpProxy(int serverPort) throws IOException {
        this.serverPort = serverPort;
        this.entrance = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return entrance.getLocalPort();
    }

    /** Loses the next COMMIT. */
    public void cutNext(Cut cut) {
        armed.set(cut);
    }

    /** How many COMMITs were lost. */
    public int cuts() {
        return cuts.get();
    }

    /** Cuts all connections now; new ones are let through. */
    public void cutNow() {
        for (Socket socket : List.copyOf(open)) {
            try (socket) {
                open.remove(socket);
            } catch (IOException alreadyGone) {
                LOG.log(System.Logger.Level.DEBUG, "was cut already", alreadyGone);
            }
        }
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        cutNow();
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket client = entrance.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                open.add(client);
                open.add(server);
                AtomicReference<@Nullable Cut> lost = new AtomicReference<>();
                Thread.ofVirtual().start(() -> pump(client, server, lost, true));
                Thread.ofVirtual().start(() -> pump(server, client, lost, false));
            } catch (IOException refused) {
                LOG.log(System.Logger.Level.DEBUG, "the entrance is closed, or the server is down", refused);
            }
        }
    }

    private void pump(Socket from, Socket to, AtomicReference<@Nullable Cut> lost, boolean isToServer) {
        byte[] buffer = new byte[BUFFER];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                if (isToServer && armed.get() != null && holdsCommit(buffer, length)) {
                    lost.set(armed.getAndSet(null));
                    cuts.incrementAndGet();
                }
                if (isToServer ? lost.get() == Cut.BEFORE_THE_SERVER : lost.get() == Cut.BEFORE_THE_ANSWER) {
                    return;
                }
                out.write(buffer, 0, length);
                out.flush();
            }
        } catch (IOException cut) {
            LOG.log(System.Logger.Level.DEBUG, "both ends are closed", cut);
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private static boolean holdsCommit(byte[] buffer, int length) {
        for (int at = 0; at + COMMIT.length <= length; at++) {
            int matched = 0;
            while (matched < COMMIT.length && buffer[at + matched] == COMMIT[matched]) {
                matched++;
            }
            if (matched == COMMIT.length) {
                return true;
            }
        }
        return false;
    }
}

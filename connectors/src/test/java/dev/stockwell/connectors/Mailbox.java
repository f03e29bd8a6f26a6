package dev.stockwell.connectors;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** A location on this machine to which webhooks are sent, and where they stay as they came. */
public final class Mailbox implements AutoCloseable {

    private final HttpServer http;
    private final List<Delivery> received = new ArrayList<>();

    public Mailbox() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.createContext("/", exchange -> {
            take(new Delivery(
                    exchange.getRequestHeaders(), exchange.getRequestBody().readAllBytes()));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        http.start();
    }

    private synchronized void take(Delivery delivery) {
        received.add(delivery);
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/webhooks/shop");
    }

    /** What came since the last time. */
    public synchronized List<Delivery> empty() {
        List<Delivery> all = List.copyOf(received);
        received.clear();
        return all;
    }

    @Override
    public void close() {
        http.stop(0);
    }
}

package dev.stockwell.hub.sync;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A connection on which any bytes can be sent as a request, also such as no client would send. */
final class RawCalls implements AutoCloseable {
    private static final int STATUS_FROM = "HTTP/1.1 ".length();
    private static final int STATUS_TO = STATUS_FROM + 3;
    private static final int PATIENCE_MILLIS = 20_000;

    private final URI address;
    private @Nullable Socket socket;

    RawCalls(URI address) {
        this.address = address;
    }

    /** Posts; answers with the status. Header values are sent byte for byte, as ISO-8859-1. */
    int post(String path, List<Map.Entry<String, String>> headers, byte[] body) {
        try {
            return exchange(path, headers, body);
        } catch (IOException closedMeanwhile) {
            close();
            try {
                return exchange(path, headers, body);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    private int exchange(String path, List<Map.Entry<String, String>> headers, byte[] body) throws IOException {
        Socket open = socket;
        if (open == null) {
            open = new Socket(address.getHost(), address.getPort());
            open.setSoTimeout(PATIENCE_MILLIS);
            open.setTcpNoDelay(true);
            socket = open;
        }
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        StringBuilder head = new StringBuilder(
                "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n");
        headers.forEach(header -> head.append(header.getKey())
                .append(": ")
                .append(header.getValue())
                .append("\r\n"));
        head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
        request.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        request.writeBytes(body);
        open.getOutputStream().write(request.toByteArray());
        open.getOutputStream().flush();
        return answer(new BufferedInputStream(open.getInputStream()));
    }

    private int answer(InputStream from) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int read = from.read();
            if (read < 0) {
                throw new IOException("the hub closed the connection");
            }
            head.append((char) read);
        }
        String told = head.toString().toLowerCase(Locale.ROOT);
        int length = told.indexOf("content-length: ");
        if (length >= 0) {
            from.skipNBytes(Integer.parseInt(
                    told.substring(length + 16, told.indexOf('\r', length)).strip()));
        }
        if (length < 0 || told.contains("connection: close")) {
            close();
        }
        return Integer.parseInt(told.substring(STATUS_FROM, STATUS_TO));
    }

    @Override
    public void close() {
        Socket open = socket;
        socket = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }
    }
}

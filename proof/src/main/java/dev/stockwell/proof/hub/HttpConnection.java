package dev.stockwell.proof.hub;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/**
 * One kept-alive HTTP/1.1 connection: a request out, its answer in, never two at once. It exists because it costs a
 * small part of what the JDK's client does, and the two cores that are measured have to drive the load as well.
 */
final class HttpConnection implements AutoCloseable {
    private static final int CONNECT_MILLIS_MAX = 5_000;
    private static final int LINE_MAX = 16_384;
    private static final int BODY_MAX = 64 << 20;
    private static final int BUFFER = 16_384;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private boolean reusable = true;
    private int status;
    private int length;
    private boolean chunked;

    HttpConnection(InetSocketAddress address, Duration answerLimit) throws IOException {
        socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) answerLimit.toMillis());
            socket.connect(address, CONNECT_MILLIS_MAX);
            in = new BufferedInputStream(socket.getInputStream(), BUFFER);
            out = socket.getOutputStream();
        } catch (IOException failed) {
            socket.close();
            throw failed;
        }
    }

    /** Whether another request may follow. */
    boolean isReusable() {
        return reusable;
    }

    /** Sends a request, head and body in one piece, and reads its answer. */
    Reply exchange(byte[] request) throws IOException {
        boolean answered = false;
        try {
            out.write(request);
            readHead();
            while (status >= 100 && status < 200) {
                readHead();
            }
            Reply reply = new Reply(status, body());
            answered = true;
            return reply;
        } finally {
            reusable = reusable && answered;
        }
    }

    private void readHead() throws IOException {
        String first = line();
        if (!first.startsWith("HTTP/1.1 ") || first.length() < 12) {
            throw new IOException("not HTTP: " + first);
        }
        status = Integer.parseInt(first, 9, 12, 10);
        length = 0;
        chunked = false;
        for (String line = line(); !line.isEmpty(); line = line()) {
            header(line);
        }
    }

    private void header(String line) {
        if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
            length = Integer.parseInt(line.substring(15).strip());
        } else if (line.regionMatches(true, 0, "transfer-encoding:", 0, 18)) {
            chunked = line.regionMatches(true, line.length() - 7, "chunked", 0, 7);
        } else if (line.regionMatches(true, 0, "connection:", 0, 11)) {
            reusable = !line.regionMatches(true, line.length() - 5, "close", 0, 5);
        }
    }

    private byte[] body() throws IOException {
        if (!chunked) {
            return exactly(length);
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        while (true) {
            String size = line();
            int semicolon = size.indexOf(';');
            int bytes = Integer.parseInt(semicolon < 0 ? size : size.substring(0, semicolon), 16);
            if (bytes == 0) {
                skipTrailers();
                return whole.toByteArray();
            }
            if (whole.size() + bytes > BODY_MAX) {
                throw new IOException("an answer of more than " + BODY_MAX + " bytes");
            }
            whole.writeBytes(exactly(bytes));
            skipTrailers();
        }
    }

    /** Reads up to and with the next empty line: after a chunk that is its end. */
    private void skipTrailers() throws IOException {
        String line;
        do {
            line = line();
        } while (!line.isEmpty());
    }

    private byte[] exactly(int bytes) throws IOException {
        if (bytes > BODY_MAX) {
            throw new IOException("an answer of more than " + BODY_MAX + " bytes");
        }
        byte[] read = in.readNBytes(bytes);
        if (read.length < bytes) {
            throw new EOFException("the connection ended in the middle of an answer");
        }
        return read;
    }

    private String line() throws IOException {
        byte[] text = new byte[128];
        int size = 0;
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the connection ended before an answer");
            }
            if (size == LINE_MAX) {
                throw new IOException("a line of more than " + LINE_MAX + " bytes");
            }
            if (size == text.length) {
                text = Arrays.copyOf(text, size * 2);
            }
            text[size++] = (byte) next;
        }
        int end = size > 0 && text[size - 1] == '\r' ? size - 1 : size;
        return new String(text, 0, end, StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException alreadyBroken) {
            reusable = false;
        }
    }
}

package dev.stockwell.proof.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** Takes an HTTP answer in as it arrives, piece by piece; knows its end by its length or its chunks. */
final class AnswerReader {
    private static final byte[] HELD = "\"status\":\"held\"".getBytes(StandardCharsets.US_ASCII);
    private static final int LENGTH_UNKNOWN = -1;

    private byte[] bytes = new byte[4_096];
    private int size;
    private int next;
    private int bodyStart;
    private int bodyEnd;
    private int length;
    private int status;

    AnswerReader() {
        clear();
    }

    /** Makes it ready for the next answer. */
    void clear() {
        size = 0;
        next = 0;
        bodyStart = 0;
        bodyEnd = 0;
        length = 0;
        status = 0;
    }

    /** Takes more bytes; true once the answer is whole. */
    boolean take(ByteBuffer more) throws IOException {
        int count = more.remaining();
        if (size + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + count));
        }
        more.get(bytes, size, count);
        size += count;
        return (status > 0 || readHead()) && (length == LENGTH_UNKNOWN ? readChunks() : readExactly());
    }

    int status() {
        return status;
    }

    /** How many holds it tells of. */
    int held() {
        int found = 0;
        for (int i = bodyStart; i <= bodyEnd - HELD.length; i++) {
            if (bytes[i] == HELD[0]
                    && bytes[i + 1] == HELD[1]
                    && Arrays.equals(bytes, i, i + HELD.length, HELD, 0, HELD.length)) {
                found++;
                i += HELD.length - 1;
            }
        }
        return found;
    }

    String text() {
        return new String(bytes, bodyStart, bodyEnd - bodyStart, StandardCharsets.UTF_8);
    }

    private boolean readHead() throws IOException {
        for (int i = Math.max(0, next - 3); i <= size - 4; i++) {
            if (bytes[i] == '\r' && bytes[i + 1] == '\n' && bytes[i + 2] == '\r' && bytes[i + 3] == '\n') {
                understand(new String(bytes, 0, i, StandardCharsets.ISO_8859_1));
                bodyStart = i + 4;
                bodyEnd = bodyStart;
                next = bodyStart;
                return true;
            }
        }
        next = size;
        return false;
    }

    private void understand(String head) throws IOException {
        if (!head.startsWith("HTTP/1.1 ")) {
            throw new IOException("not HTTP: " + head);
        }
        status = Integer.parseInt(head, 9, 12, 10);
        String lower = head.toLowerCase(Locale.ROOT);
        int at = lower.indexOf("\r\ncontent-length:");
        if (at >= 0) {
            int end = lower.indexOf("\r\n", at + 2);
            length = Integer.parseInt(
                    lower.substring(at + 17, end < 0 ? lower.length() : end).strip());
        } else {
            length = lower.contains("\r\ntransfer-encoding: chunked") ? LENGTH_UNKNOWN : 0;
        }
    }

    private boolean readExactly() {
        bodyEnd = Math.min(size, bodyStart + length);
        return size - bodyStart >= length;
    }

    /** Moves the chunks' contents together, over their sizes. */
    private boolean readChunks() {
        while (true) {
            int line = next;
            while (line < size - 1 && !(bytes[line] == '\r' && bytes[line + 1] == '\n')) {
                line++;
            }
            if (line >= size - 1) {
                return false;
            }
            int chunk = Integer.parseInt(new String(bytes, next, line - next, StandardCharsets.US_ASCII), 16);
            int end = line + 2 + chunk + 2;
            if (end > size) {
                return false;
            }
            System.arraycopy(bytes, line + 2, bytes, bodyEnd, chunk);
            bodyEnd += chunk;
            next = end;
            if (chunk == 0) {
                return true;
            }
        }
    }
}

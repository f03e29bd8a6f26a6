package dev.stockwell.hub.exchange;

import dev.stockwell.hub.web.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * In which encoding a file is. A mark at its start tells, else NULs at every second place, else whether the whole of it is
 * UTF-8; what is none of these is taken for Windows-1252, in which any bytes mean something.
 */
final class Encodings {
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final List<Charset> KNOWN = List.of(
            StandardCharsets.UTF_8,
            StandardCharsets.UTF_16LE,
            StandardCharsets.UTF_16BE,
            StandardCharsets.UTF_16,
            WINDOWS,
            StandardCharsets.ISO_8859_1,
            Charset.forName("ISO-8859-15"),
            StandardCharsets.US_ASCII);
    private static final int SAMPLE = 4_096;
    private static final int BLOCK = 1 << 16;

    private Encodings() {}

    /** The encoding of a name that a person gave. */
    static @Nullable Charset named(@Nullable String name) {
        if (name == null || name.isBlank()) {
            return null;
        }
        try {
            Charset charset = Charset.forName(name.strip());
            if (KNOWN.contains(charset)) {
                return charset;
            }
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            // Told below, with the names that are known.
        }
        throw Problem.invalid(
                "encoding",
                "must be one of "
                        + String.join(", ", KNOWN.stream().map(Charset::name).toList()));
    }

    /** Finds the encoding of a file by reading it. */
    static Charset detect(InputStream file) throws IOException {
        byte[] start = file.readNBytes(SAMPLE);
        if (starts(start, 0xEF, 0xBB, 0xBF)) {
            return StandardCharsets.UTF_8;
        }
        if (starts(start, 0xFF, 0xFE)) {
            return StandardCharsets.UTF_16LE;
        }
        if (starts(start, 0xFE, 0xFF)) {
            return StandardCharsets.UTF_16BE;
        }
        Charset wide = wide(start);
        if (wide != null) {
            return wide;
        }
        return isUtf8(start, file) ? StandardCharsets.UTF_8 : WINDOWS;
    }

    private static boolean starts(byte[] start, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= start.length || (start[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** Text of our alphabets in UTF-16 has a NUL at nearly every second place; other text has none. */
    private static @Nullable Charset wide(byte[] start) {
        int[] zeros = new int[2];
        for (int i = 0; i < start.length; i++) {
            if (start[i] == 0) {
                zeros[i % 2]++;
            }
        }
        int half = start.length / 2;
        if (zeros[1] > half * 0.7 && zeros[0] < half * 0.1) {
            return StandardCharsets.UTF_16LE;
        }
        return zeros[0] > half * 0.7 && zeros[1] < half * 0.1 ? StandardCharsets.UTF_16BE : null;
    }

    private static boolean isUtf8(byte[] start, InputStream rest) throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.allocate(BLOCK + SAMPLE);
        CharBuffer characters = CharBuffer.allocate(BLOCK + SAMPLE);
        bytes.put(start);
        byte[] block = new byte[BLOCK];
        int read;
        do {
            read = rest.readNBytes(block, 0, BLOCK);
            bytes.put(block, 0, read).flip();
            CoderResult result = decoder.decode(bytes, characters, read < BLOCK);
            if (result.isError()) {
                return false;
            }
            characters.clear();
            bytes.compact();
        } while (read == BLOCK);
        return true;
    }
}

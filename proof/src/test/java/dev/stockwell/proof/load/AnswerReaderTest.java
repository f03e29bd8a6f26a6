package dev.stockwell.proof.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AnswerReaderTest {
    private static final String BODY = "{\"status\":\"held\",\"lines\":[{\"held\":1}]}";

    @Test
    void anAnswerWithALengthIsReadInAnyPieces() throws IOException {
        String answer = "HTTP/1.1 201 \r\nContent-Length: " + BODY.length() + "\r\n\r\n" + BODY;

        for (int piece = 1; piece <= answer.length(); piece++) {
            assertReads(answer, piece, 201, BODY, 1);
        }
    }

    @Test
    void anAnswerInChunksIsReadInAnyPieces() throws IOException {
        String answer = "HTTP/1.1 200 \r\nTransfer-Encoding: chunked\r\nKeep-Alive: timeout=60\r\n\r\n"
                + Integer.toHexString(BODY.length()) + "\r\n" + BODY + "\r\n4\r\n" + BODY.substring(0, 4) + "\r\n"
                + Integer.toHexString(BODY.length() - 4) + "\r\n" + BODY.substring(4) + "\r\n0\r\n\r\n";

        for (int piece = 1; piece <= answer.length(); piece++) {
            assertReads(answer, piece, 200, BODY + BODY, 2);
        }
    }

    private static void assertReads(String answer, int piece, int status, String body, int held) throws IOException {
        AnswerReader reader = new AnswerReader();
        byte[] bytes = answer.getBytes(StandardCharsets.US_ASCII);
        for (int from = 0; from < bytes.length; from += piece) {
            int length = Math.min(piece, bytes.length - from);
            boolean isWhole = reader.take(ByteBuffer.wrap(bytes, from, length));
            assertThat(isWhole).isEqualTo(from + length == bytes.length);
        }
        assertThat(reader.status()).isEqualTo(status);
        assertThat(reader.text()).isEqualTo(body);
        assertThat(reader.held()).isEqualTo(held);
    }
}

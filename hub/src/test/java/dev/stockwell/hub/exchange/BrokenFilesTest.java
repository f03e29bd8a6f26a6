package dev.stockwell.hub.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stockwell.hub.testing.TestHub;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Whatever the bytes are, the hub answers; ./stockwell proof hostile does it with ten thousand files. */
class BrokenFilesTest {
    private static final long SEED = Long.getLong("stockwell.seed", System.nanoTime());
    private static final List<String> THORNS =
            List.of("\"", "\u0000", "\r", "\uFEFF", "\ud800", "=1", ",,,,,", "\t", "İ", "99999999999999999999", "-");

    private static final List<String> KINDS = List.of("items", "packs", "bundles", "locations", "stock");

    private final TestHub hub = TestHub.shared();
    private final Files files = new Files(hub);

    @Test
    void noFileHoweverBrokenIsAnsweredWithAFailure() {
        System.out.println("BrokenFilesTest seed " + SEED);
        SplittableRandom random = new SplittableRandom(SEED);
        String stem = TestHub.fresh("BROKEN") + "-";
        for (int i = 0; i < 200; i++) {
            byte[] file = file(random, stem + i);
            TestHub.Reply reply = files.post("/items/import?kind=" + kind(random), file);
            assertThat(reply.status())
                    .as(
                            "%s: %s",
                            new String(file, StandardCharsets.UTF_8),
                            reply.raw().body())
                    .isLessThan(500);
        }
    }

    private static String kind(SplittableRandom random) {
        return KINDS.get(random.nextInt(KINDS.size()));
    }

    private static byte[] file(SplittableRandom random, String stem) {
        StringBuilder text = new StringBuilder(
                "sku,title,gtins,aliases,location,quantity,component,component quantity,pack sku,pack units\n");
        for (int row = 0; row < 10; row++) {
            text.append("%1$s-%2$d,Title,,%1$s-%2$d-a,here,%2$d,%1$s-1,2,%1$s-%2$d-6,6\n".formatted(stem, row));
        }
        for (int thorns = random.nextInt(6); thorns > 0; thorns--) {
            text.insert(random.nextInt(text.length()), THORNS.get(random.nextInt(THORNS.size())));
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        for (int flips = random.nextInt(3); flips > 0; flips--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }
}

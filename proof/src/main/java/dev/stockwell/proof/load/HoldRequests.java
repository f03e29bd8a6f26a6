package dev.stockwell.proof.load;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.SplittableRandom;

/** Requests for holds, whose bytes are made once: only ids and SKUs are written anew into each. */
final class HoldRequests {
    private static final String PREFIX = "LOAD-";
    private static final int DIGITS = 6;
    private static final String NO_ID = "00000000-0000-7000-8000-000000000000";
    private static final HexFormat HEX = HexFormat.of();

    private final byte[] bytes;
    private final int[] ids;
    private final int[] skus;
    private final Items items;
    private final SplittableRandom random;

    /** Which items are asked for: so many from a first one on, each as often as any other. */
    record Items(int first, int count) {
        static Items hot() {
            return new Items(0, 1);
        }

        static Items spread(int count) {
            return new Items(1, count);
        }
    }

    private HoldRequests(String head, String open, String close, int holds, Items items, long seed) {
        StringBuilder body = new StringBuilder(open);
        ids = new int[holds];
        skus = new int[holds];
        for (int i = 0; i < holds; i++) {
            body.append(i == 0 ? "" : ",").append("{\"id\":\"");
            ids[i] = body.length();
            body.append(NO_ID).append("\",\"channel\":\"load\",\"lines\":[{\"sku\":\"" + PREFIX);
            skus[i] = body.length();
            body.append("0".repeat(DIGITS)).append("\",\"quantity\":1}],\"expiresIn\":\"P1D\"}");
        }
        body.append(close);
        String whole = head + "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n";
        for (int i = 0; i < holds; i++) {
            ids[i] += whole.length();
            skus[i] += whole.length();
        }
        this.bytes = (whole + body).getBytes(StandardCharsets.US_ASCII);
        this.items = items;
        this.random = new SplittableRandom(seed);
    }

    /** One hold a request. */
    static HoldRequests single(String host, String key, Items items, long seed) {
        return new HoldRequests(head("/api/v1/reservations", host, key), "", "", 1, items, seed);
    }

    /** So many holds a request. */
    static HoldRequests batches(String host, String key, int holds, Items items, long seed) {
        String head = head("/api/v1/reservations/batch", host, key);
        return new HoldRequests(head, "{\"reservations\":[", "]}", holds, items, seed);
    }

    static String sku(int item) {
        String digits = Integer.toString(item);
        return PREFIX + "0".repeat(DIGITS - digits.length()) + digits;
    }

    int holds() {
        return ids.length;
    }

    /** The next request. The bytes are the same array each time: it must be sent before the next one is made. */
    byte[] next() {
        long millis = System.currentTimeMillis();
        for (int i = 0; i < ids.length; i++) {
            writeId(ids[i], millis);
            writeNumber(skus[i], items.first() + random.nextInt(items.count()));
        }
        return bytes;
    }

    /** A UUID of version 7, as clients are asked to send. */
    private void writeId(int at, long millis) {
        long chance = random.nextLong();
        String digits = HEX.toHexDigits(millis, 12) + HEX.toHexDigits(chance) + HEX.toHexDigits(random.nextInt());
        int digit = 0;
        for (int i = 0; i < NO_ID.length(); i++) {
            // The hyphens, the version and the variant stay as they are.
            boolean isFixed = i == 8 || i == 13 || i == 14 || i == 18 || i == 19 || i == 23;
            if (!isFixed) {
                bytes[at + i] = (byte) digits.charAt(digit++);
            }
        }
    }

    private void writeNumber(int at, int number) {
        int rest = number;
        for (int i = DIGITS - 1; i >= 0; i--) {
            bytes[at + i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    private static String head(String path, String host, String key) {
        return "POST " + path + " HTTP/1.1\r\nHost: " + host + "\r\nAuthorization: Bearer " + key
                + "\r\nAccept: application/json\r\n";
    }
}

package dev.stockwell.proof.exchange;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** A file as nobody should send it: a good one with a few things broken, or no table at all. The same seed is the same file. */
final class HostileFile {
    private static final int BREAKS_MAX = 6;
    private static final int BYTES_OF_NOISE = 3_000;
    private static final int CHARS_OF_A_HUGE_CELL = 1_200_000;
    private static final List<Charset> ENCODINGS = List.of(
            StandardCharsets.UTF_8,
            StandardCharsets.UTF_16LE,
            StandardCharsets.UTF_16BE,
            StandardCharsets.UTF_16,
            Charset.forName("windows-1252"));
    private static final List<String> CELLS = List.of(
            "=HYPERLINK(\"http://x\",\"y\")",
            "+1",
            "-1",
            "@SUM(A1)",
            "'=1",
            "\"",
            "\"\"",
            "\"open",
            "a\"b",
            "\u0000",
            "\r",
            "99999999999999999999",
            "-0",
            "1e9",
            "NaN",
            "0x10",
            "1,5",
            "null",
            "true",
            "   ",
            "\u00a0",
            "\ud800",
            "\uFEFF",
            "\u202Eevil",
            "'; drop table item; --",
            "<script>alert(1)</script>",
            "../../etc/passwd",
            "${7*7}",
            "%00",
            "|||",
            "\\",
            "4006381333931",
            "4006381333932",
            "ＡＢＣ",
            "ß",
            "İ");

    private final SplittableRandom random;
    private final String stem;
    private String kind = "items";
    private byte[] content = {};

    private HostileFile(long seed, String stem) {
        this.random = new SplittableRandom(seed);
        this.stem = stem;
    }

    /** @param stem what its SKUs begin with, where they are not broken */
    static HostileFile of(long seed, String stem) {
        HostileFile file = new HostileFile(seed, stem);
        file.content = file.made();
        return file;
    }

    /** What it says it is. */
    String kind() {
        return kind;
    }

    byte[] content() {
        return content.clone();
    }

    private byte[] made() {
        if (random.nextInt(50) == 0) {
            byte[] noise = new byte[random.nextInt(BYTES_OF_NOISE)];
            random.nextBytes(noise);
            return noise;
        }
        StringBuilder file = new StringBuilder(good());
        for (int breaks = random.nextInt(BREAKS_MAX); breaks > 0; breaks--) {
            breakText(file);
        }
        byte[] bytes =
                file.toString().getBytes(ENCODINGS.get(random.nextInt(3) == 0 ? random.nextInt(ENCODINGS.size()) : 0));
        return random.nextInt(3) == 0 ? broken(bytes) : bytes;
    }

    private String good() {
        int rows = random.nextInt(30);
        StringBuilder file = new StringBuilder();
        switch (random.nextInt(6)) {
            case 0 -> {
                file.append(
                        "Handle,Title,Body (HTML),Option1 Name,Option1 Value,Variant SKU,Variant Barcode,Image Src\n");
                for (int i = 0; i < rows; i++) {
                    file.append("%s%d,Shirt,\"<p>Soft,\n \"\"red\"\"</p>\",Size,S,%s%d,,http://x\n"
                            .formatted(stem, i, stem, i));
                }
            }
            case 1 -> {
                file.append("item-name\tlisting-id\tseller-sku\tproduct-id-type\tproduct-id\n");
                for (int i = 0; i < rows; i++) {
                    file.append("19\" rack\tL%d\t%s%d\t1\tB0\n".formatted(i, stem, i));
                }
            }
            case 2 -> {
                kind = "bundles";
                file.append("sku,component,component quantity\n");
                for (int i = 0; i < rows; i++) {
                    file.append("%sset%d,%s%d,2\n".formatted(stem, i / 3, stem, i));
                }
            }
            case 3 -> {
                kind = "stock";
                file.append("sku,location,quantity\n");
                for (int i = 0; i < rows; i++) {
                    file.append("known-%d,here,%d\n".formatted(i % 10, i));
                }
            }
            default -> {
                file.append("sku;title;category;aliases;unit cost;currency;pack sku;pack units\n");
                for (int i = 0; i < rows; i++) {
                    file.append("%1$s%2$d;Title %2$d;things;%1$s%2$d-alias;1.5;EUR;%1$s%2$d-6;6\n".formatted(stem, i));
                }
            }
        }
        return file.toString();
    }

    private void breakText(StringBuilder file) {
        int at = file.isEmpty() ? 0 : random.nextInt(file.length());
        int until = Math.min(file.length(), at + random.nextInt(200));
        switch (random.nextInt(9)) {
            case 0 -> file.delete(at, until);
            case 1 -> file.insert(at, file.substring(at, until));
            case 2, 3 -> file.insert(at, CELLS.get(random.nextInt(CELLS.size())));
            case 4 -> file.setLength(at);
            case 5 -> file.insert(at, ",".repeat(random.nextInt(1_500)));
            case 6 -> {
                if (random.nextInt(20) == 0) {
                    file.insert(at, "x".repeat(random.nextInt(CHARS_OF_A_HUGE_CELL)));
                }
            }
            case 7 -> file.insert(at, "\n".repeat(random.nextInt(100)));
            default -> {
                String swapped = file.toString().replace(',', ";\t|".charAt(random.nextInt(3)));
                file.setLength(0);
                file.append(swapped);
            }
        }
    }

    private byte[] broken(byte[] bytes) {
        byte[] broken = bytes.clone();
        for (int flips = random.nextInt(20); flips > 0 && broken.length > 0; flips--) {
            broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
        }
        if (random.nextInt(4) == 0) {
            return Arrays.copyOf(broken, random.nextInt(broken.length + 1));
        }
        ByteArrayOutputStream marked = new ByteArrayOutputStream();
        if (random.nextInt(4) == 0) {
            marked.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xFE});
        }
        marked.writeBytes(broken);
        return marked.toByteArray();
    }
}

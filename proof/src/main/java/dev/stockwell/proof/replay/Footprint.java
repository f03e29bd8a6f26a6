package dev.stockwell.proof.replay;

import dev.stockwell.proof.hub.HubProcess;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a hub of our own has used of the machine.
 *
 * @param heapPeakMiB the most that its heap held before any collection
 * @param residentPeakMiB the most memory that its process had, 0 where the system does not tell
 * @param tablesMiB PostgreSQL's tables and indexes
 * @param walMiB its write-ahead log
 */
record Footprint(long heapPeakMiB, long residentPeakMiB, long tablesMiB, long walMiB) {
    private static final Pattern COLLECTED = Pattern.compile("(\\d+)M->\\d+M\\(\\d+M\\)");
    private static final long MIB = 1 << 20;

    /** The flags that make a hub write down its collections. */
    static List<String> flags(Path data) {
        return List.of("-Xlog:gc:file=" + data.resolve("gc.log") + "::filecount=0");
    }

    static Footprint of(HubProcess hub) throws IOException {
        Path postgres = hub.data().resolve("pg/data");
        return new Footprint(
                heapPeak(hub.data().resolve("gc.log")),
                resident(hub.pid()),
                size(postgres.resolve("base")) / MIB,
                size(postgres.resolve("pg_wal")) / MIB);
    }

    static long heapPeak(Path log) throws IOException {
        long peak = 0;
        if (Files.exists(log)) {
            Matcher collected = COLLECTED.matcher(Files.readString(log));
            while (collected.find()) {
                peak = Math.max(peak, Long.parseLong(collected.group(1)));
            }
        }
        return peak;
    }

    private static long resident(long pid) throws IOException {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }

    /** PostgreSQL removes files while they are counted; those count nothing. */
    private static long size(Path folder) throws IOException {
        long[] bytes = {0};
        if (Files.isDirectory(folder)) {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    bytes[0] += attributes.size();
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException gone) {
                    return FileVisitResult.CONTINUE;
                }
            });
        }
        return bytes[0];
    }
}

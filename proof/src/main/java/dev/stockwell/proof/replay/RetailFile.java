package dev.stockwell.proof.replay;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/**
 * All lines of the seller's file in the order of time.
 *
 * @param unreadable the numbers of the lines that could not be read
 */
record RetailFile(List<RetailRow> rows, List<Integer> unreadable) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(false)
            .get();

    static RetailFile read(Path file) throws IOException {
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file))) {
            InputStream plain = file.toString().endsWith(".xz") ? new XZInputStream(raw) : raw;
            return read(new InputStreamReader(plain, StandardCharsets.UTF_8));
        }
    }

    static RetailFile read(Reader text) throws IOException {
        List<RetailRow> rows = new ArrayList<>();
        List<Integer> unreadable = new ArrayList<>();
        Map<String, String> words = new HashMap<>();
        try (CSVParser parser = FORMAT.parse(text)) {
            int line = 1;
            for (CSVRecord written : parser) {
                line++;
                RetailRow row = row(written, line, words);
                if (row == null) {
                    unreadable.add(line);
                } else {
                    rows.add(row);
                }
            }
        }
        rows.sort(Comparator.comparing(RetailRow::at));
        return new RetailFile(rows, unreadable);
    }

    /** Equal texts are kept once: half a million lines have a few thousand titles between them. */
    private static @Nullable RetailRow row(CSVRecord written, int line, Map<String, String> words) {
        try {
            String invoice = written.get("InvoiceNo").strip();
            String sku = StockCode.normalised(written.get("StockCode"));
            if (invoice.isEmpty() || sku.isEmpty()) {
                return null;
            }
            return new RetailRow(
                    line,
                    once(words, invoice),
                    once(words, sku),
                    once(words, written.get("Description").strip()),
                    Long.parseLong(written.get("Quantity").strip()),
                    LocalDateTime.parse(written.get("InvoiceDate").strip(), TIME),
                    new BigDecimal(written.get("UnitPrice").strip()),
                    once(words, written.get("CustomerID").strip()),
                    once(words, written.get("Country").strip()));
        } catch (IllegalArgumentException | DateTimeException malformed) {
            return null;
        }
    }

    private static String once(Map<String, String> words, String text) {
        return words.computeIfAbsent(text, first -> first);
    }
}

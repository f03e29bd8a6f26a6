package dev.stockwell.hub.catalog;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The format that this hub's SKUs are to have, and which of them do not have it. */
@Component
public class SkuFormats {
    private static final String CURRENT = """
            select pattern from sku_format""";
    private static final String FORGET = """
            delete from sku_format""";
    private static final String KEEP = """
            insert into sku_format (pattern) values (:pattern)""";
    private static final int READ_AT_ONCE = 1_000;

    private final JdbcClient sql;
    private final Skus skus;

    SkuFormats(JdbcClient sql, Skus skus) {
        this.sql = sql;
        this.skus = skus;
    }

    /** A SKU that breaks the format. */
    public record Finding(String sku, SkuFormat.Fault fault) {}

    /** What holds now. */
    public SkuFormat current() {
        return new SkuFormat(sql.sql(CURRENT)
                .query((row, number) -> row.getString(1))
                .optional()
                .orElse(null));
    }

    /** Sets the format. */
    public SkuFormat set(SkuFormat format) {
        SkuFormat checked = format.checked();
        sql.sql(FORGET).update();
        if (checked.pattern() != null) {
            sql.sql(KEEP).param("pattern", checked.pattern()).update();
        }
        return checked;
    }

    /** Up to so many SKUs after a key that break the format, of at most a hundred thousand that are looked at. */
    List<KeyedFinding> findings(String after, int limit) {
        SkuFormat format = current();
        List<KeyedFinding> found = new java.util.ArrayList<>();
        List<SkuRow> page = skus.page(after, READ_AT_ONCE);
        while (!page.isEmpty() && found.size() < limit) {
            for (SkuRow row : page) {
                Optional<SkuFormat.Fault> fault = format.fault(row.sku());
                if (fault.isPresent() && found.size() < limit) {
                    found.add(new KeyedFinding(row.key(), new Finding(row.sku(), fault.get())));
                }
            }
            page = skus.page(page.getLast().key(), READ_AT_ONCE);
        }
        return found;
    }

    /** A finding with the key after which the next page starts. */
    record KeyedFinding(String key, Finding finding) {}
}

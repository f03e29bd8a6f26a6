package dev.stockwell.hub.exchange;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person has decided about a file; what is absent is found out or has its default.
 *
 * @param columns the header of the column for each field, by the field's name
 * @param emptySku {@code handle-options}: a row without a SKU gets its product's handle and its options as one; else it
 *     is a bad row
 * @param location where opening stock is, if the file does not say
 * @param currency that of costs, if the file does not say
 */
public record Choices(
        @Nullable String kind,
        @Nullable String format,
        @Nullable String encoding,
        @Nullable String delimiter,
        @Nullable Map<String, String> columns,
        @Nullable String emptySku,
        @Nullable String location,
        @Nullable String currency) {
    static final Choices NONE = new Choices(null, null, null, null, null, null, null, null);

    static final String HANDLE_AND_OPTIONS = "handle-options";
    static final String REPORT = "report";

    /** These, and where they say nothing, others. */
    Choices or(Choices others) {
        return new Choices(
                first(kind, others.kind),
                first(format, others.format),
                first(encoding, others.encoding),
                first(delimiter, others.delimiter),
                first(columns, others.columns),
                first(emptySku, others.emptySku),
                first(location, others.location),
                first(currency, others.currency));
    }

    private static <T> @Nullable T first(@Nullable T mine, @Nullable T others) {
        return mine == null ? others : mine;
    }
}

package dev.stockwell.proof.replay;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;

/** Small files of the seller's, written as text. */
final class Rows {
    private static final String HEADER =
            "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";

    private Rows() {}

    static RetailFile file(String... lines) {
        try {
            return RetailFile.read(new StringReader(HEADER + String.join("\n", lines)));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}

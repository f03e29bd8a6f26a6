package dev.stockwell.connectors;

import java.util.function.Consumer;

/** Exports of everything, made by the platform in its own time. */
public interface Exports {

    /** What an export holds. */
    enum Subject {
        LISTINGS,
        STOCK
    }

    /** How far an export is. */
    enum Progress {
        RUNNING,
        DONE,
        FAILED
    }

    /** Starts an export and answers with its id. */
    Reply<String> begin(Subject subject);

    Reply<Progress> progress(String exportId);

    /** Hands over all listings of a finished export, one by one, and answers how many there were. */
    Reply<Long> readListings(String exportId, Consumer<Listing> each);

    /** Hands over all readings of a finished export, one by one, and answers how many there were. */
    Reply<Long> readStock(String exportId, Consumer<StockReading> each);
}

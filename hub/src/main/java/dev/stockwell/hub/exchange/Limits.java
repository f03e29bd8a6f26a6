package dev.stockwell.hub.exchange;

/** What a file may be at most. Whatever is beyond is said, never swallowed. */
final class Limits {
    /** The bytes of a file. */
    static final long FILE_BYTES = 1L << 30;
    /** The bytes of a file that one call answers at once. */
    static final long SMALL_FILE_BYTES = 8L << 20;
    /** The rows of a file; the names of all of them are remembered, to find those that come twice. */
    static final int ROWS = 2_000_000;
    /** The characters of one row, with all its lines: a product's description is half a million at most. */
    static final int ROW_CHARS = 1_000_000;
    /** The cells of one row. */
    static final int CELLS = 1_000;
    /** The rows that are decided and written together. */
    static final int CHUNK = 1_000;
    /** The characters of rows that are decided and written together, if they are long. */
    static final int CHUNK_CHARACTERS = 4_000_000;
    /** The characters of a column's name. */
    static final int COLUMN_CHARS = 200;
    /** The bad rows that are kept; more are counted. */
    static final int BAD_ROWS_KEPT = 100_000;
    /** The characters of bad rows' originals that are kept for one import. */
    static final long ORIGINALS_KEPT = 50_000_000;
    /** The characters of one bad row's original. */
    static final int ORIGINAL_CHARS = 100_000;
    /** The warnings that are kept; more are counted. */
    static final int WARNINGS_KEPT = 200;
    /** The changes that a report names. */
    static final int LARGEST = 20;

    private Limits() {}
}

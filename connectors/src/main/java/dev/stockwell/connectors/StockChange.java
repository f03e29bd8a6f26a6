package dev.stockwell.connectors;

/** What is to become of a number. */
public sealed interface StockChange {

    ChangeKind kind();

    /** Whatever it is now, make it this. */
    record Set(long quantity) implements StockChange {
        @Override
        public ChangeKind kind() {
            return ChangeKind.SET;
        }
    }

    /** Make it this if it still is what was expected. */
    record CompareAndSet(long expected, long quantity) implements StockChange {
        @Override
        public ChangeKind kind() {
            return ChangeKind.COMPARE_AND_SET;
        }
    }

    /** Add this to it; below zero takes away. */
    record Add(long quantity) implements StockChange {
        @Override
        public ChangeKind kind() {
            return ChangeKind.ADD;
        }
    }
}

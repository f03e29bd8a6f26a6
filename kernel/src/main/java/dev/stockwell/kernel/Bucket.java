package dev.stockwell.kernel;

/** A place where units are: a state of a level, or one of the outsides that goods come from and go to. */
public sealed interface Bucket {

    /** What the ledger stores: a state's code, or from 101 on an outside. */
    int code();

    /** A state of the stock that is kept at a location. */
    record Inside(LevelKey level, State state) implements Bucket {
        @Override
        public int code() {
            return state.code();
        }
    }

    /** A bucket without a level: it has no balance and no version. */
    enum Outside implements Bucket {
        SUPPLIER(101),
        CUSTOMER(102),
        OPENING(103),
        /** The movement's reason says which adjustment. */
        ADJUSTMENT(104),
        CONVERSION(105),
        /** Between two locations; the movement's reference names the transfer. */
        TRANSIT(106);

        private final int code;

        Outside(int code) {
            this.code = code;
        }

        @Override
        public int code() {
            return code;
        }
    }
}

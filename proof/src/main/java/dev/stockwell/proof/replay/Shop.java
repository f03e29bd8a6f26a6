package dev.stockwell.proof.replay;

/** The seller's channels, and the location that each one's goods come from first. */
enum Shop {
    WEB("web", Lane.WEB, Place.WAREHOUSE),
    WHOLESALE("wholesale", Lane.WHOLESALE, Place.WAREHOUSE),
    TILL_A("till-a", Lane.TILLS, Place.STORE_A),
    TILL_B("till-b", Lane.TILLS, Place.STORE_B);

    private final String code;
    private final Lane lane;
    private final Place place;

    Shop(String code, Lane lane, Place place) {
        this.code = code;
        this.lane = lane;
        this.place = place;
    }

    /** The three senders, which run side by side. */
    enum Lane {
        WEB,
        WHOLESALE,
        TILLS
    }

    /** The seller's locations. */
    enum Place {
        WAREHOUSE("warehouse"),
        STORE_A("store-a"),
        STORE_B("store-b");

        private final String code;

        Place(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    String code() {
        return code;
    }

    Lane lane() {
        return lane;
    }

    Place place() {
        return place;
    }

    boolean isTill() {
        return lane == Lane.TILLS;
    }
}

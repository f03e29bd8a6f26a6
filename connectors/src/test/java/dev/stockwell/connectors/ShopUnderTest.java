package dev.stockwell.connectors;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A sandbox that a connector is tried against: what people and the public do there, and what goes wrong. */
public interface ShopUnderTest extends AutoCloseable {

    /** Something that goes wrong in every shop. */
    enum Trouble {
        NONE,
        DOWN,
        THROTTLED,
        REPLIES_CUT,
        LIES
    }

    Connector connector();

    Instant now();

    /** Lets time pass, and does what is due by then. */
    void pass(Duration time);

    void trouble(Trouble trouble);

    /** Puts something up for sale and keeps so many at the first location; answers with where that number stands. */
    StockKey sell(String sku, long quantity);

    /** A location that exists and keeps nothing yet. */
    String emptyLocation();

    long shown(StockKey key);

    /** Whether the shop sells what is shown there. */
    boolean isSold(StockKey key);

    /** A person sets a number by hand. */
    void setByHand(StockKey key, long quantity);

    /** Somebody buys; answers with the order's id. */
    String buy(String sku, long quantity);

    /** One more of the order's first line. */
    void addOne(String orderId);

    /** All that is still to be sent is cancelled and restocked. */
    void cancel(String orderId);

    /** So many units of the first line leave from the first location. */
    void send(String orderId, long quantity);

    /** So many sent units come back and are put on the shelf again. */
    void takeBack(String orderId, long quantity);

    /** All webhooks since the last time, as they came over the wire; the first call subscribes. */
    List<Delivery> deliveries();

    /** A delivery of that body, rightly signed. */
    Delivery signed(String topic, byte[] body);

    /** The delivery with another signature, or the same body with another. */
    Delivery with(Delivery delivery, String signature, byte[] body);

    String signature(Delivery delivery);

    /** Calls that came although the shop had said that they may not. */
    long rateViolations();

    @Override
    void close();
}

package dev.stockwell.connectors;

import java.net.URI;
import java.util.List;

/**
 * What a platform sends by itself.
 *
 * <p>Deliveries are hints: they come twice, late, out of order or never, and polls must close the gaps.
 */
public interface Webhooks {

    /** Asks for every topic that this connector understands to be sent there, and answers with the topics. */
    Reply<List<String>> subscribe(URI address);

    /** Checks and reads a delivery. Touches no network and never throws, whatever was sent. */
    Reception receive(Delivery delivery);
}

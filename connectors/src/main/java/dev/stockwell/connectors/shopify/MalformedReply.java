package dev.stockwell.connectors.shopify;

/** A reply that lacks what it must have; it never leaves this package. */
final class MalformedReply extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MalformedReply(String message) {
        super(message);
    }
}

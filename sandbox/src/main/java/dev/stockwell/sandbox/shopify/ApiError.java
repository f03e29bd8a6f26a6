package dev.stockwell.sandbox.shopify;

/** A top-level error of the GraphQL API. */
final class ApiError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    ApiError(String code, String message) {
        super(message);
        this.code = code;
    }

    String code() {
        return code;
    }
}

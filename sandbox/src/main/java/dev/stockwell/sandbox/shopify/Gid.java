package dev.stockwell.sandbox.shopify;

/** A global id: the type and the number of a thing in the shop. */
record Gid(String type, long number) {

    /** Reads {@code gid://shopify/Type/1}; anything else is a type that nothing has. */
    static Gid parse(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length != 5 || !text.startsWith("gid://shopify/")) {
            return new Gid("?", -1);
        }
        try {
            return new Gid(parts[3], Long.parseLong(parts[4].replaceFirst("\\?.*", "")));
        } catch (NumberFormatException e) {
            return new Gid("?", -1);
        }
    }

    static String of(String type, long number) {
        return new Gid(type, number).toString();
    }

    boolean is(String wanted) {
        return type.equals(wanted);
    }

    @Override
    public String toString() {
        return "gid://shopify/" + type + "/" + number;
    }
}

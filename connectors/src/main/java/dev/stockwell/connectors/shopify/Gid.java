package dev.stockwell.connectors.shopify;

/** Shopify's global ids, and the numbers in them that the rest of the contract uses. */
final class Gid {

    private static final String START = "gid://shopify/";

    private Gid() {}

    static String of(String type, String number) {
        return START + type + "/" + number;
    }

    /** The number in {@code gid://shopify/Type/1?more}. */
    static String number(String gid) {
        int slash = gid.lastIndexOf('/', gid.indexOf('?') < 0 ? gid.length() : gid.indexOf('?'));
        String rest = gid.substring(slash + 1);
        String number = rest.indexOf('?') < 0 ? rest : rest.substring(0, rest.indexOf('?'));
        if (!gid.startsWith(START) || !isNumber(number)) {
            throw new MalformedReply("not a global id: " + gid);
        }
        return number;
    }

    static boolean isNumber(String text) {
        return text.matches("[0-9]{1,19}");
    }
}

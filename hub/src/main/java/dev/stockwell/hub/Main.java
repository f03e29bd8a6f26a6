package dev.stockwell.hub;

/** The entry point of this module's command line. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.out.println("stockwell " + String.join(" ", arguments));
    }
}

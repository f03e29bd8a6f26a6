package dev.stockwell.hub;

import dev.stockwell.hub.commandline.Stockwell;

/** The entry point. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        int exit = Stockwell.run(HubApplication.class, arguments);
        if (exit != Stockwell.SERVING) {
            System.exit(exit);
        }
    }
}

package dev.stockwell.hub.commandline;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.boot.web.server.PortInUseException;

/** What went wrong, as a sentence for the person at the keyboard. */
final class Failures {
    private Failures() {}

    /** The first cause that was written for a person, else what the innermost one says. */
    static String sentence(Throwable failure) {
        Throwable innermost = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            innermost = cause;
            if (cause instanceof PortInUseException port) {
                return "Port " + port.getPort() + " is in use. Stop what uses it, or choose another one with --port.";
            }
            boolean isForPeople = cause instanceof IOException || cause instanceof UncheckedIOException;
            if (isForPeople && cause.getMessage() != null) {
                return cause.getMessage();
            }
        }
        return innermost.getClass().getSimpleName() + ": " + innermost.getMessage();
    }
}

package dev.stockwell.proof.hub;

import java.io.IOException;

/** A call that got no answer in all its tries: whether it took effect is not known. */
public final class NoAnswer extends IOException {
    private static final long serialVersionUID = 1L;

    NoAnswer(String call, int tries, Exception last) {
        super(call + " got no answer in " + tries + " tries, the last: " + last.getMessage(), last);
    }
}

package dev.stockwell.hub.feed;

import dev.stockwell.hub.testing.TestHub;

/** The hub of this package's tests: the only one whose changes they hear of. */
final class FeedHub {
    private static final TestHub HUB = TestHub.start();

    private FeedHub() {}

    static TestHub get() {
        return HUB;
    }
}

package dev.stockwell.connectors;

import java.util.function.Function;

/** What came of asking a platform: its answer, or why there is none. */
public sealed interface Reply<T> {

    record Answer<T>(T value) implements Reply<T> {}

    record None<T>(Failure failure) implements Reply<T> {}

    static <T> Reply<T> of(T value) {
        return new Answer<>(value);
    }

    static <T> Reply<T> none(Failure failure) {
        return new None<>(failure);
    }

    /** Whether the budget did not hold it. */
    default boolean isThrottled() {
        return this instanceof None<T>(Failure failure) && failure.kind() == FailureKind.THROTTLED;
    }

    default <R> Reply<R> map(Function<T, R> change) {
        return switch (this) {
            case Answer<T>(T value) -> of(change.apply(value));
            case None<T>(Failure failure) -> none(failure);
        };
    }

    default <R> Reply<R> then(Function<T, Reply<R>> next) {
        return switch (this) {
            case Answer<T>(T value) -> next.apply(value);
            case None<T>(Failure failure) -> none(failure);
        };
    }
}

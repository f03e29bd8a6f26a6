package dev.stockwell.hub.access;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The attempts to prove with a password who one is. */
@Component
class SignIns {
    private static final int FREE_PER_NAME = 5;
    private static final int FREE_PER_ADDRESS = 20;

    private final People people;
    private final Passwords passwords;
    private final AuditLog audit;
    private final Brake names;
    private final Brake addresses;

    SignIns(People people, Passwords passwords, AuditLog audit, InstantSource clock) {
        this.people = people;
        this.passwords = passwords;
        this.audit = audit;
        this.names = new Brake(clock, FREE_PER_NAME);
        this.addresses = new Brake(clock, FREE_PER_ADDRESS);
    }

    /** How an attempt ended. */
    sealed interface Result {
        record In(Person person) implements Result {}

        record Wrong() implements Result {}

        /** Too many attempts: the password was not looked at. */
        record TooSoon(Duration retryAfter) implements Result {}
    }

    Result attempt(String signInName, String password, String address) {
        Optional<Person> person = people.find(signInName);
        String name = signInName.strip().toLowerCase(Locale.ROOT);
        Duration wait = addresses.attempt(address);
        if (wait.isZero()) {
            wait = names.attempt(name);
        }
        if (!wait.isZero()) {
            refused(person, "an attempt too soon after others", address);
            return new Result.TooSoon(wait);
        }
        String hash = person.map(found -> people.passwordHash(found.id())).orElse(null);
        if (!passwords.isRight(password, hash) || person.isEmpty()) {
            refused(person, "a wrong password", address);
            return new Result.Wrong();
        }
        names.succeeded(name, true);
        addresses.succeeded(address, false);
        return new Result.In(person.get());
    }

    private void refused(Optional<Person> person, String why, String address) {
        person.ifPresentOrElse(found -> audit.refused(found, why, address), () -> audit.refusedUnknown(why, address));
    }
}

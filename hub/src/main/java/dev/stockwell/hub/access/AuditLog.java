package dev.stockwell.hub.access;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Who was let in, who was not, and who changed what others may do: a line each in the hub's log. No line has a secret in
 * it, nor what was typed as a name and is none: people type passwords there.
 */
@Component
class AuditLog {
    private static final Logger LOG = LoggerFactory.getLogger("dev.stockwell.audit");

    void signedIn(Person person, String how, String address) {
        LOG.info("{} signed in with {} from {}", name(person), how, address);
    }

    void refused(Person person, String why, String address) {
        LOG.warn("{} was not let in: {}, from {}", name(person), why, address);
    }

    void refusedUnknown(String why, String address) {
        LOG.warn("somebody was not let in: {}, from {}", why, address);
    }

    void did(Person person, String what) {
        LOG.info("{} {}", name(person), what);
    }

    void did(Person person, String what, Person whom) {
        LOG.info("{} {} {}", name(person), what, name(whom));
    }

    private static String name(Person person) {
        return person.name() + " (" + person.id() + ")";
    }
}

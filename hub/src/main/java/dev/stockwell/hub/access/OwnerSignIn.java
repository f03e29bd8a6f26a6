package dev.stockwell.hub.access;

import java.util.Optional;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/** How the owner gets in for the first time. His account is made at the first start. */
@Component
public class OwnerSignIn implements InitializingBean {
    private final People people;
    private final SignInLinks links;

    OwnerSignIn(People people, SignInLinks links) {
        this.people = people;
        this.links = links;
    }

    @Override
    public void afterPropertiesSet() {
        people.beginWithAnOwner();
    }

    /** The path of a new link, if no owner has a password yet. */
    public Optional<String> link() {
        boolean isSomebodyIn =
                people.all().stream().anyMatch(person -> person.role() == Role.OWNER && person.hasPassword());
        return isSomebodyIn
                ? Optional.empty()
                : Optional.of(links.make(people.firstOwner(), SignInLinks.PRINTED, "start")
                        .path());
    }
}

package dev.stockwell.hub.access;

import dev.stockwell.hub.web.Input;
import dev.stockwell.hub.web.Problem;
import dev.stockwell.hub.web.ProblemCode;
import dev.stockwell.hub.web.Sender;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Links that let a person in once, within a quarter of an hour. For owners only. */
@RestController
@RequestMapping("/api/v1/sign-in-links")
class SignInLinkResource {
    private static final int NAME_MAX = 200;

    private final People people;
    private final SignInLinks links;
    private final PublicAddress address;

    SignInLinkResource(People people, SignInLinks links, PublicAddress address) {
        this.people = people;
        this.links = links;
        this.address = address;
    }

    /** @param signInName whom to let in; the owner who has been here longest, if absent */
    record LinkBody(@Nullable String signInName) {}

    /** A link, shown this once. */
    record LinkView(String signInName, String url, Instant expiresAt) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    LinkView make(@RequestBody LinkBody body, Sender sender, HttpServletRequest request) {
        Person person = person(Input.textOrNull(body.signInName(), "signInName", NAME_MAX));
        SignInLinks.Made link =
                links.make(person, SignInLinks.PRINTED, sender.actor().name());
        return new LinkView(person.signInName(), address.of(request, link.path()), link.expiresAt());
    }

    private Person person(@Nullable String signInName) {
        return signInName == null
                ? people.firstOwner()
                : people.find(signInName)
                        .orElseThrow(() -> new Problem(ProblemCode.NOT_FOUND, "Nobody has this sign-in name."));
    }
}

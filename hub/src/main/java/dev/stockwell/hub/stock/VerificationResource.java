package dev.stockwell.hub.stock;

import dev.stockwell.hub.web.Problem;
import dev.stockwell.hub.web.ProblemCode;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The proof that the stock is what its ledger says, started and watched. */
@RestController
@RequestMapping("/api/v1/verification")
class VerificationResource {
    private final Verifications verifications;

    VerificationResource(Verifications verifications) {
        this.verifications = verifications;
    }

    record Started(UUID id) {}

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    Started start() {
        return new Started(verifications.start());
    }

    @GetMapping("/{id}")
    VerificationShown get(@PathVariable UUID id) {
        VerificationShown found = verifications.find(id);
        if (found == null) {
            throw new Problem(
                    ProblemCode.NOT_FOUND,
                    "This node has no verification of that id; it remembers the last " + Verifications.KEPT + ".");
        }
        return found;
    }
}

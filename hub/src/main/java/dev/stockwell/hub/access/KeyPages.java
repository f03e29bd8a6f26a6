package dev.stockwell.hub.access;

import dev.stockwell.hub.web.Input;
import dev.stockwell.hub.web.Pages;
import dev.stockwell.hub.web.Section;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Owners make and revoke the keys of programs. {@link PageGate} lets nobody else here. */
@Controller
@RequestMapping("/settings/keys")
class KeyPages {
    private static final Comparator<AccessKey> ORDER = Comparator.comparing((AccessKey key) -> key.revokedAt() != null)
            .thenComparing(AccessKey::createdAt, Comparator.reverseOrder());

    private final Pages pages;
    private final AccessKeys keys;
    private final AuditLog audit;

    KeyPages(Pages pages, AccessKeys keys, AuditLog audit) {
        this.pages = pages;
        this.keys = keys;
        this.audit = audit;
    }

    @GetMapping
    View list(@RequestParam(defaultValue = "") String done) {
        String sentence = done.equals("revoked") ? "Revoked: the key opens nothing any more." : "";
        return show(HttpStatus.OK, "", Role.WRITE, "", sentence, "");
    }

    @PostMapping
    View make(
            @RequestAttribute(Session.ATTRIBUTE) Session session,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String role) {
        String typed = name.strip();
        Role chosen = Input.choice(role, "role", Role.class, null);
        Optional<String> objection = Texts.objection(typed, "The name", Texts.NAME_MAX);
        if (objection.isPresent()) {
            return show(HttpStatus.UNPROCESSABLE_CONTENT, typed, chosen, "", "", objection.get());
        }
        AccessKeys.Made made = keys.make(typed, chosen);
        audit.did(session.person(), "made the key " + typed + " (" + made.key().id() + ") of the role " + role);
        return show(HttpStatus.OK, typed, Role.WRITE, made.secret(), "", "");
    }

    @PostMapping("/{id}/revoke")
    View revoke(@RequestAttribute(Session.ATTRIBUTE) Session session, @PathVariable UUID id) {
        if (keys.revoke(id)) {
            audit.did(session.person(), "revoked the key " + id);
        }
        return new SeeOther("/settings/keys?done=revoked");
    }

    private View show(HttpStatus status, String typed, Role role, String secret, String done, String problem) {
        List<KeysPage.Row> rows = keys.all().stream()
                .sorted(ORDER)
                .map(key -> new KeysPage.Row(
                        key.id().toString(), key.name(), key.role().label(), key.createdAt(), key.revokedAt()))
                .toList();
        KeysPage page = new KeysPage(rows, RoleChoice.all(), typed, role.written(), secret, done, problem);
        return pages.show(status, Section.SETTINGS, "Keys", "access/keys", page);
    }
}

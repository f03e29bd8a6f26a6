package dev.stockwell.hub.sync;

import dev.stockwell.hub.channel.Channel;
import dev.stockwell.hub.channel.Setups;
import dev.stockwell.hub.web.Actor;
import dev.stockwell.hub.web.Input;
import dev.stockwell.hub.web.Problem;
import dev.stockwell.hub.web.ProblemCode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Connections of channels with selling platforms. */
@RestController
@RequestMapping("/api/v1/channels/{code}/connection")
class ConnectionResource {
    private final Setups setups;
    private final Connections connections;
    private final Onboarding onboarding;
    private final Standings standings;
    private final Matching matching;
    private final Shadow shadow;
    private final Darkness darkness;

    ConnectionResource(
            Setups setups,
            Connections connections,
            Onboarding onboarding,
            Standings standings,
            Matching matching,
            Shadow shadow,
            Darkness darkness) {
        this.setups = setups;
        this.connections = connections;
        this.onboarding = onboarding;
        this.standings = standings;
        this.matching = matching;
        this.shadow = shadow;
        this.darkness = darkness;
    }

    /** Where to go. */
    record StageBody(@Nullable String to) {}

    /** What matching came to: how many listings and places were mapped, and what a person has to decide. */
    record MatchShown(
            int matched, int matchedPlaces, List<Matching.Proposal> ambiguous, List<Matching.Listed> unknown) {}

    @PutMapping
    ConnectionShown put(@PathVariable String code, @RequestBody ConnectionBody body) {
        Channel channel = setups.current().channel(code, "channel");
        return shown(channel, onboarding.register(channel.id(), Platforms.SHOPIFY, body.account(), body.credentials()));
    }

    @GetMapping
    ConnectionShown get(@PathVariable String code) {
        Channel channel = setups.current().channel(code, "channel");
        return shown(channel, find(channel));
    }

    @PostMapping("/stage")
    ConnectionShown go(
            @PathVariable String code, @RequestBody StageBody body, @RequestAttribute(Actor.ATTRIBUTE) Actor actor) {
        Channel channel = setups.current().channel(code, "channel");
        find(channel);
        if (body.to() == null) {
            throw Problem.invalid("to", "is missing");
        }
        return shown(channel, onboarding.go(channel.id(), Input.choice(body.to(), "to", Stage.class, null), actor));
    }

    @PostMapping("/match")
    MatchShown match(
            @PathVariable String code,
            @RequestParam(defaultValue = "false") boolean preview,
            @RequestAttribute(Actor.ATTRIBUTE) Actor actor) {
        Channel channel = setups.current().channel(code, "channel");
        find(channel);
        int places = preview ? 0 : matching.matchPlaces(channel.id(), actor);
        Matching.Matched matched = matching.match(channel.id(), actor, preview);
        return new MatchShown(matched.matched(), places, matched.ambiguous(), matched.unknown());
    }

    /** What going live would change. */
    @GetMapping("/shadow")
    Shadow.Shown shadow(@PathVariable String code) {
        Channel channel = setups.current().channel(code, "channel");
        find(channel);
        return shadow.of(channel.id());
    }

    private Connection find(Channel channel) {
        return connections
                .find(channel.id())
                .orElseThrow(
                        () -> new Problem(ProblemCode.NOT_FOUND, channel.code() + " is connected with no platform."));
    }

    private ConnectionShown shown(Channel channel, Connection connection) {
        Standing standing = standings.of(channel.id());
        return ConnectionShown.of(
                channel.code(),
                connection,
                standing,
                darkness.heldFor(channel.id()),
                onboarding.next(connection, standing));
    }
}

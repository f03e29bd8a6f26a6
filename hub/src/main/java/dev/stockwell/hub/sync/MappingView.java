package dev.stockwell.hub.sync;

import dev.stockwell.hub.channel.Channel;
import dev.stockwell.hub.channel.ChannelPlaces;
import dev.stockwell.hub.channel.Setup;
import dev.stockwell.hub.channel.Setups;
import dev.stockwell.hub.web.Address;
import dev.stockwell.hub.web.Input;
import dev.stockwell.kernel.LocationId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads all that the page of a channel's mapping shows. */
@Component
class MappingView {
    private static final int ROWS = 100;

    private final Setups setups;
    private final Connections connections;
    private final MappingRows rows;
    private final Matching matching;
    private final ChannelPlaces places;

    MappingView(Setups setups, Connections connections, MappingRows rows, Matching matching, ChannelPlaces places) {
        this.setups = setups;
        this.connections = connections;
        this.rows = rows;
        this.matching = matching;
        this.places = places;
    }

    /** Which listings are wanted, and after which the page begins. */
    record Wanted(MappingRows.Show show, String after) {
        String address(Channel channel) {
            return Address.of(path(channel))
                    .with("show", show == MappingRows.Show.OPEN ? null : show)
                    .with("after", after.isEmpty() ? null : after)
                    .text();
        }
    }

    /** What was typed for a listing, and why it was not taken. */
    record Refused(String listing, String typed, String error) {}

    MappingPage page(Channel channel, Wanted wanted, @Nullable Refused refused) {
        Map<String, Matching.Proposal> proposals = new HashMap<>();
        matching.proposals(channel.id())
                .forEach(each -> proposals.put(each.listed().listing(), each));
        List<MappingRows.Listed> read = rows.listings(channel.id(), wanted.show(), wanted.after(), ROWS + 1);
        List<MappingRows.Listed> kept = read.size() > ROWS ? read.subList(0, ROWS) : read;
        Setup setup = setups.current();
        List<MappingPage.Place> known = places(channel, setup);
        return new MappingPage(
                channel.code(),
                channel.name(),
                path(channel),
                connections.find(channel.id()).isPresent(),
                known,
                setup.places().locations().stream()
                        .map(ours -> new MappingPage.Choice(ours.code(), ours.name()))
                        .toList(),
                Math.toIntExact(proposals.values().stream()
                        .filter(Matching.Proposal::isCertain)
                        .count()),
                known.stream().filter(MappingPage.Place::isProposed).count(),
                Input.written(wanted.show()),
                shows(channel, wanted),
                kept.stream()
                        .map(each -> listing(each, proposals.get(each.listing()), refused))
                        .toList(),
                wanted.after(),
                read.size() > ROWS ? new Wanted(wanted.show(), kept.getLast().listing()).address(channel) : null);
    }

    static String path(Channel channel) {
        return Address.of("/channels", channel.code(), "mapping").text();
    }

    private List<MappingPage.Place> places(Channel channel, Setup setup) {
        Map<String, List<LocationId>> said = places.of(channel.id());
        Map<String, String> proposed = matching.proposedPlaces(channel.id());
        return rows.places(channel.id()).stream()
                .map(place -> {
                    List<LocationId> ours = said.getOrDefault(place.id(), List.of());
                    String proposal = proposed.get(place.id());
                    return new MappingPage.Place(
                            place.id(),
                            place.name(),
                            ours.stream()
                                    .map(id -> Objects.requireNonNull(
                                                    setup.places().location(id))
                                            .name())
                                    .toList(),
                            ours.size() == 1 ? setup.places().code(ours.getFirst()) : proposal == null ? "" : proposal,
                            proposal != null,
                            !place.active()
                                    ? "It is closed there."
                                    : place.writable() ? "" : "Its stock is not ours to write.",
                            Address.of("/channels", channel.code(), "locations", place.id())
                                    .text());
                })
                .toList();
    }

    private static List<SyncPage.Choice> shows(Channel channel, Wanted wanted) {
        return Arrays.stream(MappingRows.Show.values())
                .map(show -> new SyncPage.Choice(
                        switch (show) {
                            case OPEN -> "Lead nowhere";
                            case MAPPED -> "Mapped";
                            case NEVER -> "Never";
                            case ALL -> "All";
                        },
                        new Wanted(show, "").address(channel),
                        show == wanted.show()))
                .toList();
    }

    private static MappingPage.Listing listing(
            MappingRows.Listed listed, Matching.@Nullable Proposal proposal, @Nullable Refused refused) {
        Refused mine = refused != null && refused.listing().equals(listed.listing()) ? refused : null;
        boolean isNever = "never".equals(listed.write());
        String proposed = proposal == null || proposal.proposed() == null ? "" : proposal.proposed();
        String ours = listed.ours() == null ? "" : listed.ours();
        return new MappingPage.Listing(
                listed.listing(),
                listed.title(),
                listed.sku() == null ? "" : listed.sku(),
                listed.barcode() == null ? "" : listed.barcode(),
                listed.isCounted(),
                listed.isSaid(),
                isNever,
                !listed.isSaid()
                        ? ""
                        : isNever ? "never" : "observe".equals(listed.write()) ? "only looked at" : "mapped",
                mine != null ? mine.typed() : ours.isEmpty() ? proposed : ours,
                proposed.isEmpty() || proposal == null
                        ? ""
                        : "gtin".equals(proposal.by()) ? "by its barcode" : "by its SKU",
                proposal == null || proposal.question() == null ? "" : proposal.question(),
                mine != null ? mine.error() : "");
    }
}

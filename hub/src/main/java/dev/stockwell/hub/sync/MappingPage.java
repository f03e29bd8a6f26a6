package dev.stockwell.hub.sync;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page shows on which a channel's listings and places are mapped.
 *
 * @param isConnected whether there is anything to map
 * @param certain how many listings would be mapped by their SKU or barcode, with no question open
 * @param certainPlaces how many places would be mapped by their names
 * @param after where this page begins; empty for the first
 * @param next the address of the listings after these; null if there are none
 */
public record MappingPage(
        String channel,
        String name,
        String path,
        boolean isConnected,
        List<Place> places,
        List<Choice> locations,
        int certain,
        long certainPlaces,
        String show,
        List<SyncPage.Choice> shows,
        List<Listing> listings,
        String after,
        @Nullable String next) {

    /**
     * A place of the channel.
     *
     * @param ours the names of our locations behind it
     * @param chosen the location that the form offers: ours, or the proposal
     * @param isProposed whether that is only proposed
     * @param note what else there is to say of it; empty if nothing
     */
    public record Place(
            String id, String name, List<String> ours, String chosen, boolean isProposed, String note, String path) {}

    /** A location of ours. */
    public record Choice(String code, String name) {}

    /**
     * A listing of the channel.
     *
     * @param said what it leads to here, in words; empty if nothing is said
     * @param typed what stands in the field for its SKU
     * @param proposal why that is proposed; empty if it is not
     * @param question what a person has to say first; empty if nothing
     * @param error why what was typed was not taken; empty if nothing is wrong
     */
    public record Listing(
            String listing,
            String title,
            String sku,
            String barcode,
            boolean isCounted,
            boolean isSaid,
            boolean isNever,
            String said,
            String typed,
            String proposal,
            String question,
            String error) {}
}

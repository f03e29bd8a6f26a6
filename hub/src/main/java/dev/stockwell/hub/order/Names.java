package dev.stockwell.hub.order;

import dev.stockwell.hub.catalog.Catalog;
import dev.stockwell.hub.catalog.Sellable;
import dev.stockwell.hub.catalog.SkuKey;
import dev.stockwell.hub.channel.Listings;
import dev.stockwell.kernel.ChannelId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the lines of orders name: a listing of their channel, or a SKU where there is no such listing. */
@Component
class Names {
    private static final String SKU = "sku:";
    private static final String LISTING = "listing:";

    private final Catalog catalog;
    private final Listings listings;

    Names(Catalog catalog, Listings listings) {
        this.catalog = catalog;
        this.listings = listings;
    }

    /** The name by which a line is compared with what it named before. */
    static String of(Snapshot.Line line) {
        return line.listing() != null ? LISTING + line.listing() : SKU + SkuKey.of(String.valueOf(line.sku()));
    }

    /** All names that a line waits for while it is unknown. */
    static List<String> awaited(ChannelId channel, Snapshot.Line line) {
        List<String> names = new ArrayList<>();
        if (line.listing() != null) {
            names.add(LISTING + Listings.code(channel, line.listing()));
        }
        if (line.sku() != null) {
            names.add(SKU + SkuKey.of(line.sku()));
        }
        return names;
    }

    /** Looks the SKUs of many lines up at once. */
    void prepare(List<Snapshot.Line> lines) {
        List<String> skus = new ArrayList<>(lines.size());
        for (Snapshot.Line line : lines) {
            if (line.sku() != null) {
                skus.add(line.sku());
            }
        }
        catalog.prepare(skus);
    }

    /** What a line names; null if that is not known. */
    @Nullable
    Sellable find(ChannelId channel, Snapshot.Line line) {
        return find(channel, line.listing(), line.sku());
    }

    /** What a listing names, or a SKU where there is no such listing; null if that is not known. */
    @Nullable
    Sellable find(ChannelId channel, @Nullable String listing, @Nullable String sku) {
        Sellable listed = listing == null ? null : listings.find(channel, listing);
        return listed != null || sku == null ? listed : catalog.find(sku);
    }

    /** Whether a name that lines wait for is known by now. */
    boolean isKnown(String awaited) {
        if (awaited.startsWith(SKU)) {
            return catalog.find(awaited.substring(SKU.length())) != null;
        }
        String code = awaited.substring(LISTING.length());
        int slash = code.indexOf('/');
        ChannelId channel = new ChannelId(Integer.parseInt(code.substring(0, slash)));
        return listings.find(channel, code.substring(slash + 1)) != null;
    }
}

package dev.stockwell.hub.channel;

import dev.stockwell.hub.catalog.Catalog;
import dev.stockwell.hub.web.Input;
import org.jspecify.annotations.Nullable;

/** A listing as the API knows it. */
record ListingBody(@Nullable String sku, @Nullable String write) {
    /** What may be done to the channel's number. */
    enum Write {
        PUBLISH,
        OBSERVE,
        NEVER
    }

    ListingBody checked(Catalog catalog) {
        Write checked = Input.choice(write, "write", Write.class, Write.PUBLISH);
        boolean leadsNowhere = sku == null && checked == Write.NEVER;
        return new ListingBody(leadsNowhere ? null : catalog.require(sku, "sku").sku(), Input.written(checked));
    }
}

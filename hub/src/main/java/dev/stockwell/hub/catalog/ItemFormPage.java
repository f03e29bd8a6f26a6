package dev.stockwell.hub.catalog;

import dev.stockwell.hub.web.Form;

/**
 * The form in which an item is made or changed.
 *
 * @param sku what it is called now; empty for a new one
 * @param path where the form is sent
 * @param back where it leads if nothing is to be done
 * @param etag of the version that was read; empty for a new one
 * @param packs how many rows for packs it has
 */
public record ItemFormPage(String sku, String path, String back, String etag, Form form, int packs) {
    /** Whether it is not there yet. */
    public boolean isNew() {
        return sku.isEmpty();
    }
}

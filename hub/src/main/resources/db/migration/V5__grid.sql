-- What the stock grid needs to show any page of a million items without reading the others.

-- The words under which an item is found: its names, numbers, title and category, without the signs that stand in them.
create function item_words(body jsonb) returns tsvector
    language sql immutable parallel safe set search_path from current as $$
    select to_tsvector('simple', translate(
        coalesce(body ->> 'sku', '') || ' ' || coalesce(body ->> 'title', '') || ' '
            || coalesce(body ->> 'category', '') || ' ' || coalesce(body ->> 'gtins', '') || ' '
            || coalesce(body ->> 'aliases', '') || ' ' || coalesce(body ->> 'formerSkus', '') || ' '
            || coalesce(body ->> 'packs', ''),
        '-/_.,:;+*()[]{}"''&#@!?=|\<>~^%$', repeat(' ', 34)))
$$;

-- The kind of an item's document is 6. The order is that of bytes, on every server alike.
create index document_item_order on document ((code collate "C"))
    where kind = 6 and superseded_at is null;
create index document_item_category on document ((body ->> 'category'), (code collate "C"))
    where kind = 6 and superseded_at is null;
create index document_item_words on document using gin (item_words(body))
    where kind = 6 and superseded_at is null;

-- Which items are anywhere, and which are in a state that few are in. A hold or a sale changes none of these columns,
-- so that its update stays within its page.
create index level_at on level (location_id, pool_id, item_id);
create index level_in_quality_control on level (item_id) where quality_control > 0;
create index level_damaged on level (item_id) where damaged > 0;
create index level_on_display on level (item_id) where display > 0;
create index level_overdrawn on level (item_id) where overdrawn > 0;
create index stock_item_short on stock_item (item_id) where short > 0;

-- The listings of an item, by the key of the SKU that they sell.
create index document_listing_sku on document (lower(normalize(body ->> 'sku', nfkc)))
    where kind = 8 and superseded_at is null;

-- Items that are measured with decimals: few, and left out where pieces are added up.
create index document_item_measured on document (id)
    where kind = 6 and superseded_at is null and coalesce((body -> 'unit' ->> 'decimals')::int, 0) > 0;

-- What the hub keeps of the shops that it writes to and reads from.

-- A channel's account on a selling platform, and how far its connection has come.
create table connection (
    channel_id int primary key,
    platform text not null,
    account json not null,
    secrets bytea not null,
    stage text not null check (stage in ('registered', 'connected', 'mapped', 'shadow', 'pilot', 'live', 'paused')),
    stage_at timestamptz not null,
    cut_over timestamptz,
    orders_since timestamptz,
    orders_read_at timestamptz,
    catalogue_read_at timestamptz,
    stock_read_at timestamptz,
    dark_since timestamptz,
    failures int not null default 0 check (failures >= 0),
    retry_at timestamptz,
    error text,
    error_at timestamptz
);
comment on column connection.account is 'where it is and how it is called; nothing secret';
comment on column connection.secrets is 'sealed with the key in the data folder, or in STOCKWELL_SECRET_KEY';
comment on column connection.cut_over is 'orders that were open then are owed; those that were closed are history';
comment on column connection.orders_since is 'the cursor: every order that changed before is booked';
comment on column connection.orders_read_at is 'everything that had changed up to then has been read';
comment on column connection.dark_since is 'it has not answered since; null: it answers';

-- What a platform says it sells, and where.
create table channel_listing (
    channel_id int not null,
    external_id text not null check (length(external_id) between 1 and 200),
    stock_id text not null,
    sku text,
    barcode text,
    title text not null,
    tracked boolean not null,
    active boolean not null,
    seen_at timestamptz not null,
    primary key (channel_id, external_id)
);
create index channel_listing_by_stock on channel_listing (channel_id, stock_id);
create table channel_place (
    channel_id int not null,
    external_id text not null check (length(external_id) between 1 and 200),
    name text not null,
    active boolean not null,
    sells_online boolean not null,
    writable boolean not null,
    seen_at timestamptz not null,
    primary key (channel_id, external_id)
);

-- A listing at a place of its channel: the unit of sync.
create table publication (
    channel_id int not null,
    listing text not null,
    place text not null,
    stock_id text not null,
    sku text not null,
    write text not null check (write in ('publish', 'observe')),
    pilot boolean not null default false,
    stale boolean not null default true,
    revision bigint not null,
    changed_at timestamptz not null,
    desired bigint check (desired >= 0),
    desired_at timestamptz,
    terms json,
    sent bigint,
    sent_at timestamptz,
    expected bigint,
    batch uuid,
    acknowledged bigint,
    acknowledged_at timestamptz,
    observed bigint,
    observed_at timestamptz,
    active boolean,
    shown bigint generated always as (
        case when observed_at is null or acknowledged_at >= observed_at then acknowledged else observed end) stored,
    conflict_at timestamptz,
    before_conflict bigint,
    corrections int not null default 0 check (corrections >= 0),
    attempts int not null default 0 check (attempts >= 0),
    not_before timestamptz,
    refusal text,
    difference text check (difference in (
        'late', 'lost-write', 'manual-edit', 'unseen-sale', 'pack-factor', 'mapping')),
    difference_at timestamptz,
    saved bigint,
    saved_at timestamptz,
    primary key (channel_id, listing, place)
) with (fillfactor = 70);
create index publication_due on publication (channel_id, changed_at)
    where write = 'publish' and batch is null and refusal is null and not stale and desired is distinct from shown;
create index publication_in_flight on publication (channel_id, batch) where batch is not null;
create index publication_stale on publication (channel_id, listing, place) where stale;
create index publication_conflicting on publication (channel_id, conflict_at) where conflict_at is not null;
create index publication_to_look_at on publication (channel_id, (coalesce(observed_at, 'epoch')));
create index publication_unseen on publication (channel_id, acknowledged_at)
    where acknowledged_at > observed_at or observed_at is null;
create index publication_by_stock on publication (channel_id, stock_id, place);
comment on column publication.sku is 'what the listing is mapped to';
comment on column publication.stale is 'desired does not know of the newest change of the setup yet';
comment on column publication.revision is 'desired may only be worked out from documents of this revision or a later one';
comment on column publication.changed_at is 'when the stock or the setup changed that is still to be told';
comment on column publication.desired is 'what the place should show, in the listing''s units; null: not worked out yet';
comment on column publication.terms is 'how desired came about';
comment on column publication.batch is 'the push that is under way; its answer has not come in';
comment on column publication.shown is 'what the channel shows, as far as is known';
comment on column publication.conflict_at is 'it showed something else than was known: nothing is written before orders are read past this';
comment on column publication.before_conflict is 'what was known before it showed something else';
comment on column publication.corrections is 'how often it was set right since it was last found as it should be';
comment on column publication.difference is 'the newest difference that was found, by its class';
comment on column publication.saved is 'what it showed before the first write';

-- Which listings show something of an item.
create table publication_part (
    item_id bigint not null,
    channel_id int not null,
    listing text not null,
    primary key (item_id, channel_id, listing)
);
create index publication_part_of_listing on publication_part (channel_id, listing);

-- What each channel was told, when, and why. Append only, but for the answer.
create table push (
    channel_id int not null,
    listing text not null,
    place text not null,
    batch uuid not null,
    quantity bigint not null,
    expected bigint,
    terms json not null,
    changed_at timestamptz not null,
    sent_at timestamptz not null,
    answered_at timestamptz,
    outcome text check (outcome in ('applied', 'stale', 'refused', 'unanswered')),
    note text,
    primary key (channel_id, listing, place, batch)
);
create index push_by_time on push (channel_id, sent_at);

-- What went to and fro, for people to look at; a day of it is kept.
create table channel_activity (
    id bigint generated always as identity primary key,
    channel_id int not null,
    at timestamptz not null,
    kind text not null,
    lines int not null default 0,
    millis int not null default 0,
    note text
);
create index channel_activity_by_time on channel_activity (channel_id, at);

-- Webhooks that are genuine: stored first, acted on after. The body goes when it is done; the id stays, so that a copy is known.
create table delivery (
    channel_id int not null,
    event_id text not null check (length(event_id) between 1 and 200),
    topic text not null,
    received_at timestamptz not null,
    headers json,
    body bytea,
    done_at timestamptz,
    primary key (channel_id, event_id)
);
create index delivery_waiting on delivery (channel_id, received_at) where done_at is null;

-- How far the documents have been followed. One row.
create table sync_progress (
    one boolean primary key default true check (one),
    revision bigint not null
);
insert into sync_progress (revision) select coalesce(max(revision), 0) from document;

do $$
declare
    application text := coalesce(nullif(current_setting('stockwell.application_role', true), ''), 'stockwell');
begin
    if exists (select from pg_roles where rolname = application) then
        execute format('grant select, insert, update, delete on connection, channel_listing, channel_place, '
            || 'publication, publication_part, push, channel_activity, delivery, sync_progress to %I', application);
    end if;
end $$;

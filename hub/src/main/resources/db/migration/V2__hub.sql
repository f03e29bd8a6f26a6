-- What the hub keeps around the kernel: the user's documents, the names of what is sold, keys and orders.

-- Everything a user sets up (locations, pools, channels, rules, items, bundles, listings), each version for ever, so that
-- what held at any past instant can be read. The application takes one lock for all writers, so that revisions are
-- committed in their order and a reader who follows them misses none.
create sequence document_id start 1000;
create sequence document_revision start 100;
create table document (
    kind smallint not null check (kind between 1 and 9),
    id bigint not null check (id > 0),
    revision bigint not null,
    code text not null check (length(code) between 1 and 400),
    body jsonb not null,
    recorded_at timestamptz not null,
    superseded_at timestamptz check (superseded_at >= recorded_at),
    actor text not null,
    primary key (kind, id, revision)
);
create unique index document_current on document (kind, code) where superseded_at is null;
create unique index document_current_id on document (kind, id) where superseded_at is null;
create unique index document_revision_order on document (revision);
comment on column document.kind is 'the code of DocumentKind';
comment on column document.superseded_at is 'null: it holds now; equal to recorded_at: the row says that it was deleted';

insert into document (kind, id, revision, code, body, recorded_at, actor)
values (2, 1, 1, 'shared', '{"name": "Shared"}', 'epoch', 'stockwell');

-- Every name under which something can be sold: one namespace for items, packs, bundles and aliases.
create table sku (
    key text primary key,
    sku text not null,
    kind smallint not null check (kind between 1 and 4),
    item_id bigint,
    bundle_id bigint,
    units bigint not null default 1 check (units between 1 and 1000000000000),
    constraint names_an_item_or_a_bundle check ((item_id is null) <> (bundle_id is null)),
    constraint bundles_have_one_unit check (bundle_id is null or units = 1)
);
create index sku_of_item on sku (item_id) where item_id is not null;
create index sku_of_bundle on sku (bundle_id) where bundle_id is not null;
comment on column sku.key is 'the SKU in the form in which two spellings of it are equal';
comment on column sku.kind is '1 item, 2 pack, 3 bundle, 4 alias';

create table gtin (
    gtin text primary key check (gtin ~ '^[0-9]{14}$'),
    key text not null
);
create index gtin_of_sku on gtin (key);
comment on column gtin.gtin is 'with leading zeros, 14 digits';

-- The keys that programs sign in with. Only their hashes are kept.
create table access_key (
    id uuid primary key,
    name text not null check (length(name) between 1 and 100),
    role text not null check (role in ('owner', 'write', 'read')),
    hash bytea not null unique check (length(hash) = 32),
    created_at timestamptz not null,
    revoked_at timestamptz
);

-- An order as its channel knows it: the newest snapshot, and which claim the kernel keeps for it.
create table channel_order (
    channel_id int not null,
    external_id text not null check (length(external_id) between 1 and 200),
    claim_id uuid not null unique,
    version bigint not null,
    sequence bigint not null default 0 check (sequence >= 0),
    digest bytea check (length(digest) = 16),
    status text check (status in ('open', 'on-hold', 'cancelled', 'closed')),
    placed_at timestamptz not null,
    updated_at timestamptz not null,
    snapshot json,
    lines json not null default '[]',
    parked int not null default 0 check (parked >= 0),
    primary key (channel_id, external_id),
    constraint a_snapshot_is_whole check (
        (snapshot is null) = (status is null) and (snapshot is null) = (digest is null)
        and (snapshot is null) = (sequence = 0))
);
create index channel_order_by_status on channel_order (status, claim_id);
comment on column channel_order.version is 'the snapshot it follows, as its channel counts; 0 before the first';
comment on column channel_order.sequence is 'the version that the kernel is given: it grows with every content taken in';
comment on column channel_order.digest is 'of the snapshot as it was sent';
comment on column channel_order.lines is 'the channel''s line ids with our numbers and the frozen recipes';
comment on column channel_order.parked is 'how many of its lines wait for their SKU or listing to become known';

-- The names that parked order lines wait for.
create table parked_line (
    channel_id int not null,
    external_id text not null,
    line_id text not null,
    name text not null,
    primary key (channel_id, external_id, line_id, name)
);
create index parked_line_by_name on parked_line (name);
comment on column parked_line.name is 'sku: and the key, or listing: and the code of the listing''s document';

do $$
declare
    application text := coalesce(nullif(current_setting('stockwell.application_role', true), ''), 'stockwell');
begin
    if exists (select from pg_roles where rolname = application) then
        execute format('grant select, insert, update, delete on document, sku, gtin, access_key, channel_order, '
            || 'parked_line to %I', application);
        execute format('grant usage on sequence document_id, document_revision to %I', application);
    end if;
end $$;

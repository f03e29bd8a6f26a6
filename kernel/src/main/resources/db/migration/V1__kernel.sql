-- The stock kernel's tables. They have no foreign keys: their guard is the item lock, the version match and the checks.
-- item_id leads every key that is read under the lock, so that the tables can be distributed by it.

-- The lock for everything the kernel keeps of one item.
create table stock_item (
    item_id bigint primary key,
    next_expiry timestamptz,
    short bigint not null default 0 check (short between 0 and 9000000000000000),
    last_at timestamptz not null default 'epoch',
    movements bigint not null default 0 check (movements >= 0)
) with (fillfactor = 50);
create index stock_item_expiring on stock_item (next_expiry) where next_expiry is not null;
comment on column stock_item.next_expiry is 'no reserved claim line of the item expires earlier; null: none is reserved';
comment on column stock_item.short is 'sum of the short quantities of its order lines';
comment on column stock_item.last_at is 'recorded_at of its newest movement';
comment on column stock_item.movements is 'seq of its newest movement';

-- The quantities of one item, at one location, in one pool, of one lot, by state.
create table level (
    item_id bigint not null,
    location_id int not null check (location_id > 0),
    pool_id int not null check (pool_id > 0),
    lot_id int not null check (lot_id >= 0),
    version bigint not null check (version > 0),
    available bigint not null check (available between -9000000000000000 and 9000000000000000),
    reserved bigint not null check (reserved between 0 and 9000000000000000),
    committed bigint not null check (committed between 0 and 9000000000000000),
    quality_control bigint not null check (quality_control between 0 and 9000000000000000),
    damaged bigint not null check (damaged between 0 and 9000000000000000),
    display bigint not null check (display between 0 and 9000000000000000),
    overdrawn bigint not null check (overdrawn >= 0),
    primary key (item_id, location_id, pool_id, lot_id),
    constraint no_request_oversells check (available + overdrawn >= 0)
) with (fillfactor = 50);
comment on column level.overdrawn is 'what facts took beyond available; requests never raise it';

-- The ledger: double entry, append only. Location 0 is outside; the bucket codes are those of Bucket.code().
create table movement (
    item_id bigint not null,
    seq bigint not null check (seq > 0),
    command_id uuid not null,
    quantity bigint not null check (quantity between 1 and 1000000000000),
    occurred_at timestamptz not null,
    recorded_at timestamptz not null,
    from_version bigint check (from_version > 0),
    to_version bigint check (to_version > 0),
    from_balance bigint,
    to_balance bigint,
    from_location int not null,
    from_pool int not null,
    from_lot int not null,
    to_location int not null,
    to_pool int not null,
    to_lot int not null,
    channel_id int,
    business_date date not null,
    from_bucket smallint not null,
    to_bucket smallint not null,
    reason text not null check (length(reason) between 1 and 60),
    actor text not null,
    reference text,
    unit_value numeric,
    currency text check (currency ~ '^[A-Z]{3}$'),
    primary key (item_id, seq),
    constraint inside_has_a_version check (
        (from_location = 0) = (from_version is null) and (from_location = 0) = (from_balance is null)
        and (to_location = 0) = (to_version is null) and (to_location = 0) = (to_balance is null)),
    constraint moves_something check (
        (from_location, from_pool, from_lot, from_bucket) is distinct from (to_location, to_pool, to_lot, to_bucket)),
    constraint money_has_a_currency check ((unit_value is null) = (currency is null))
);
-- Each level's history by time; together they hold every level entry once.
create index movement_leaving on movement (item_id, from_location, from_pool, from_lot, recorded_at, from_version)
    where from_location > 0;
create index movement_entering on movement (item_id, to_location, to_pool, to_lot, recorded_at, to_version)
    where to_location > 0
        and (to_location <> from_location or to_pool <> from_pool or to_lot <> from_lot);
create index movement_reference on movement (reference) where reference is not null;

-- Every decided command with its answer. Facts stay for ever, requests for 30 days.
create table command (
    id uuid primary key,
    recorded_at timestamptz not null,
    rules_revision bigint not null,
    fact boolean not null,
    digest bytea not null check (length(digest) = 16),
    outcome bytea not null
);

-- A hold or an order, by its own id. The terms are what it may draw on, in the kernel's compact form.
create table claim (
    id uuid primary key,
    version bigint not null,
    placed_at timestamptz not null,
    expires_at timestamptz,
    channel_id int not null,
    status smallint not null check (status between 1 and 5),
    reference text,
    items bigint[] not null,
    terms bytea not null,
    constraint held_expires check ((status = 1) = (expires_at is not null))
) with (fillfactor = 80);
comment on column claim.status is '1 held, 2 confirmed, 3 released, 4 order, 5 merged into an order';
comment on column claim.version is 'the order snapshot it follows, in microseconds since 1970; 0 before the first';

-- What a claim has of one item from one level. Location 0 is the part that is short.
create table claim_line (
    item_id bigint not null,
    claim_id uuid not null,
    line int not null,
    location_id int not null check (location_id >= 0),
    pool_id int not null,
    lot_id int not null,
    open bigint not null check (open between 0 and 9000000000000000),
    shipped bigint not null check (shipped between 0 and 9000000000000000),
    returned bigint not null check (returned between 0 and 9000000000000000),
    placed_at timestamptz not null,
    expires_at timestamptz,
    reserved boolean not null,
    picked boolean not null,
    primary key (item_id, claim_id, line, location_id, pool_id, lot_id),
    constraint reserved_expires check (reserved = (expires_at is not null)),
    constraint short_is_only_short check (location_id > 0 or (not reserved and not picked and shipped = 0))
) with (fillfactor = 80);
create index claim_line_expiring on claim_line (item_id, expires_at) where expires_at is not null;
create index claim_line_short on claim_line (item_id, placed_at) where location_id = 0 and open > 0;

-- The newest count or opening of an item at a location, or the newest observation of its foreign authority.
create table anchor (
    item_id bigint not null,
    location_id int not null,
    at timestamptz not null,
    primary key (item_id, location_id)
);

-- How much of what came in a share rule has seen, and how much of it the rule's pool was given.
create table share_total (
    item_id bigint not null,
    location_id int not null,
    rule_id bigint not null,
    seen bigint not null check (seen >= 0),
    given bigint not null check (given between 0 and seen),
    primary key (item_id, location_id, rule_id)
);

-- Something a person must know, opened in the transaction that caused it.
create table incident (
    id uuid primary key,
    kind text not null check (kind in ('short', 'displaced', 'negative', 'parked', 'drift', 'outage')),
    item_id bigint,
    location_id int,
    claim_id uuid,
    line int,
    quantity bigint,
    command_id uuid,
    opened_at timestamptz not null,
    closed_at timestamptz,
    note text
);
create index incident_open on incident (opened_at) where closed_at is null;
create index incident_by_claim on incident (claim_id, item_id) where closed_at is null and claim_id is not null;

-- The items whose published numbers may have changed. A relay deletes what it has expanded.
create table outbox (
    item_id bigint not null,
    batch_id uuid not null,
    primary key (item_id, batch_id)
);

-- The application may not rewrite history, so the deletion of old requests is the owner's function.
create function forget_requests(older_than timestamptz, most int) returns bigint
    language sql security definer set search_path from current as $$
    with old as (
        select id from command where not fact and recorded_at < older_than limit most
    ), gone as (
        delete from command using old where command.id = old.id returning 1
    )
    select count(*) from gone
$$;

-- The application's role, unless the owner's session names another one in stockwell.application_role.
do $$
declare
    application text := coalesce(nullif(current_setting('stockwell.application_role', true), ''), 'stockwell');
begin
    if exists (select from pg_roles where rolname = application) then
        execute format('grant select, insert on movement, command to %I', application);
        execute format('grant select, insert, update, delete on stock_item, level, claim, claim_line, anchor, '
            || 'share_total, incident, outbox to %I', application);
    end if;
end $$;

-- Going back, and what other channels hold back for one that does not answer.

-- What a channel showed before the first write is written to it again: the newest time, or the one that is under way.
create table write_back (
    channel_id int primary key,
    started_at timestamptz not null,
    started_by text not null,
    ended_at timestamptz,
    check (ended_at >= started_at)
);

-- A number that is to be written back, and what came of it.
create table write_back_line (
    channel_id int not null,
    listing text not null,
    place text not null,
    saved bigint not null,
    saved_at timestamptz not null,
    booked bigint,
    quantity bigint check (quantity >= 0),
    batch uuid,
    outcome text check (outcome in ('written', 'same', 'refused', 'gone')),
    note text,
    done_at timestamptz,
    primary key (channel_id, listing, place),
    check ((outcome is null) = (done_at is null)),
    check ((booked is null) = (quantity is null))
);
create index write_back_waiting on write_back_line (channel_id, listing, place) where outcome is null;
comment on column write_back_line.booked is 'what the ledger had booked since then when it was written, in the listing''s units';
comment on column write_back_line.batch is 'the push that wrote it, or was to';
comment on column write_back_line.outcome is 'null: it waits, or is on its way';

-- A channel that may be selling unseen.
create table dark_channel (
    channel_id int primary key,
    unseen_since timestamptz not null,
    hours numeric not null check (hours > 0),
    counted_at timestamptz not null
);
comment on column dark_channel.unseen_since is 'everything that it sold before has been read';
comment on column dark_channel.hours is 'over how many hours its sales were counted';

-- What the other channels hold back of an item at a location for a channel that may be selling unseen.
create table dark_reserve (
    item_id bigint not null,
    channel_id int not null,
    location_id int not null,
    sold bigint not null check (sold > 0),
    shown bigint not null check (shown >= 0),
    quantity bigint not null default 0 check (quantity >= 0),
    primary key (item_id, channel_id, location_id)
);
create index dark_reserve_of_channel on dark_reserve (channel_id);
comment on column dark_reserve.channel_id is 'the channel that may be selling unseen';
comment on column dark_reserve.sold is 'what it took of the item there before, in the hours of dark_channel';
comment on column dark_reserve.shown is 'what it shows of the item in all, in the item''s steps';

-- What was held back at which time. Append only; so a number can be explained as it was known.
create table dark_reserve_change (
    item_id bigint not null,
    channel_id int not null,
    location_id int not null,
    at timestamptz not null,
    quantity bigint not null check (quantity >= 0),
    primary key (item_id, channel_id, location_id, at)
);

do $$
declare
    application text := coalesce(nullif(current_setting('stockwell.application_role', true), ''), 'stockwell');
begin
    if exists (select from pg_roles where rolname = application) then
        execute format('grant select, insert, update, delete on write_back, write_back_line, dark_channel, dark_reserve '
            || 'to %I', application);
        execute format('grant select, insert on dark_reserve_change to %I', application);
    end if;
end $$;

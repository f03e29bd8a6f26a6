-- What has changed, for whoever follows it from outside. A row says which thing is to be read again, not its new state.

-- The order is that of the writing transactions' ids. A reader goes no further than the oldest transaction that still
-- runs, so a transaction that began earlier and commits later is never passed over.
create table change (
    xid xid8 not null default pg_current_xact_id(),
    id bigint not null generated always as identity,
    kind smallint not null check (kind between 1 and 5),
    item_id bigint,
    channel_id int,
    name text,
    incident_id uuid,
    at timestamptz not null,
    primary key (xid, id),
    constraint names_its_subject check (case kind
        when 1 then item_id is not null
        when 2 then channel_id is not null and name is not null
        when 3 then channel_id is not null and name is not null
        when 4 then incident_id is not null and name is not null
        else channel_id is not null and name is not null end)
);
comment on column change.kind is '1 stock, 2 availability, 3 order, 4 incident, 5 channel';
comment on column change.name is 'the channel''s id of the listing or order; of an incident opened or closed; of a channel its state';

-- Up to where rows have been forgotten. A database that was restored from a copy needs a new id, for the transactions'
-- ids begin anew there; cursors of another feed are refused.
create table change_feed (
    one boolean primary key default true check (one),
    id uuid not null default gen_random_uuid(),
    forgotten_xid xid8 not null default '0',
    forgotten_id bigint not null default 0
);
insert into change_feed default values;

-- Incidents are opened and closed in many places, and seldom.
create function tell_incident() returns trigger language plpgsql as $$
begin
    insert into change (kind, item_id, incident_id, name, at)
    values (4, new.item_id, new.id,
        case when new.closed_at is null then 'opened' else 'closed' end, coalesce(new.closed_at, new.opened_at));
    return null;
end $$;
create trigger incident_opened after insert on incident for each row execute function tell_incident();
create trigger incident_closed after update of closed_at on incident
    for each row when (old.closed_at is distinct from new.closed_at) execute function tell_incident();

-- A connection's row has no time for each of its states, so this asks the database's clock.
create function tell_channel() returns trigger language plpgsql as $$
begin
    insert into change (kind, channel_id, name, at)
    values (5, new.channel_id, case when new.dark_since is null then new.stage else 'dark' end, clock_timestamp());
    return null;
end $$;
create trigger connection_made after insert on connection for each row execute function tell_channel();
create trigger connection_changed after update of stage, dark_since on connection
    for each row when (old.stage is distinct from new.stage
        or (old.dark_since is null) is distinct from (new.dark_since is null))
    execute function tell_channel();

do $$
declare
    application text := coalesce(nullif(current_setting('stockwell.application_role', true), ''), 'stockwell');
begin
    if exists (select from pg_roles where rolname = application) then
        execute format('grant select, insert, delete on change to %I', application);
        execute format('grant select, update on change_feed to %I', application);
    end if;
end $$;

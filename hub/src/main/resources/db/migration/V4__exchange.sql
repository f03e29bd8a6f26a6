-- Files that a user brings in, with what was found in them and how far they are taken in.
create table import (
    id uuid primary key,
    number int generated always as identity unique,
    name text not null check (length(name) between 1 and 200),
    actor text not null,
    choices json not null,
    size bigint not null default 0 check (size >= 0),
    digest bytea check (length(digest) = 16),
    status text not null check (status in ('receiving', 'waiting', 'previewing', 'previewed', 'running', 'done', 'failed')),
    created_at timestamptz not null,
    updated_at timestamptz not null,
    started_at timestamptz,
    bytes_done bigint not null default 0 check (bytes_done >= 0),
    line_done int not null default 0 check (line_done >= 0),
    opened json,
    preview json,
    report json,
    failure text
);
create index import_newest on import (created_at desc, id);
comment on column import.number is 'names the advisory lock that whoever works on it holds';
comment on column import.line_done is 'all rows up to this line are taken in; a run goes on after it';
comment on column import.opened is 'what the file turned out to be: encoding, delimiter, format, header, columns';

create table import_part (
    import_id uuid not null references import on delete cascade,
    number int not null check (number >= 0),
    bytes bytea not null,
    primary key (import_id, number)
);
alter table import_part alter column bytes set storage external;

create table import_bad_row (
    import_id uuid not null references import on delete cascade,
    line int not null check (line > 0),
    field text not null,
    reason text not null,
    original text,
    primary key (import_id, line)
);

-- Which column is which field, under a name, for the next file of the same kind.
create table import_mapping (
    name text primary key check (length(name) between 1 and 100),
    choices json not null,
    updated_at timestamptz not null
);

-- How SKUs are to look; no row: any way.
create table sku_format (
    pattern text primary key check (length(pattern) between 1 and 100)
);

do $$
declare
    application text := coalesce(nullif(current_setting('stockwell.application_role', true), ''), 'stockwell');
begin
    if exists (select from pg_roles where rolname = application) then
        execute format('grant select, insert, update, delete on import, import_part, import_bad_row, import_mapping, '
            || 'sku_format to %I', application);
    end if;
end $$;

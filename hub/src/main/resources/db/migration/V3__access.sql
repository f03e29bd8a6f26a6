-- The people who sign in, where they are signed in, and the one-time links that let them in. Of what lets anybody in, only
-- hashes are kept.

create table person (
    id uuid primary key,
    name text not null check (length(name) between 1 and 100),
    sign_in_name text not null check (length(sign_in_name) between 1 and 200),
    role text not null check (role in ('owner', 'write', 'read')),
    password_hash text check (length(password_hash) between 20 and 200),
    created_at timestamptz not null,
    removed_at timestamptz check (removed_at >= created_at)
);
create unique index person_by_sign_in_name on person (lower(sign_in_name)) where removed_at is null;
comment on column person.password_hash is 'null: the person gets in by a link alone';
comment on column person.removed_at is 'the row stays, as what the person did does';

create table person_session (
    id uuid primary key,
    person_id uuid not null references person,
    token_hash bytea not null unique check (length(token_hash) = 32),
    by_link boolean not null,
    device text not null check (length(device) <= 100),
    address text not null check (length(address) <= 100),
    created_at timestamptz not null,
    seen_at timestamptz not null check (seen_at >= created_at),
    expires_at timestamptz not null check (expires_at > created_at),
    ended_at timestamptz
);
create index person_session_open on person_session (person_id) where ended_at is null;
create index person_session_old on person_session (expires_at);
comment on column person_session.by_link is 'a link let the person in, who may therefore set a password without knowing the old one';

create table sign_in_link (
    hash bytea primary key check (length(hash) = 32),
    person_id uuid not null references person,
    made_by text not null,
    created_at timestamptz not null,
    expires_at timestamptz not null check (expires_at > created_at),
    used_at timestamptz
);
create index sign_in_link_of_person on sign_in_link (person_id);

do $$
declare
    application text := coalesce(nullif(current_setting('stockwell.application_role', true), ''), 'stockwell');
begin
    if exists (select from pg_roles where rolname = application) then
        execute format('grant select, insert, update on person to %I', application);
        execute format('grant select, insert, update, delete on person_session, sign_in_link to %I', application);
    end if;
end $$;

-- What it takes to tell one difference from another after the fact.

alter table publication
    add column known_at timestamptz,
    add column confirmed_at timestamptz,
    add column asks boolean not null default false;
comment on column publication.known_at is 'since when what was known before it showed something else was true, orders included';
comment on column publication.confirmed_at is 'when the acknowledged number was last seen there';
comment on column publication.asks is 'a person was asked what is sold there; until he has answered nothing is written';

alter table push add column lost_at timestamptz;
create index push_lost on push (channel_id, listing, place) where lost_at is not null;
comment on column push.lost_at is 'it was acknowledged, and looked for in vain; it may still come';

-- Who closed an incident by hand, and what he said of it. What closes by itself has neither.
alter table incident
    add column closed_by text,
    add column closing text check (length(closing) between 1 and 500);

-- A count closes what said that the count was wrong.
create index incident_negative on incident (item_id, location_id) where closed_at is null and kind = 'negative';

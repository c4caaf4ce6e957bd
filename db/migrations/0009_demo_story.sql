-- How far the demo's story was told, so that a start that was ended half-way goes on where it stopped.
alter table installation add column story jsonb not null default '{}';
comment on column installation.story is 'Demo only: the steps of the story that are done, and the ids of what they made.';

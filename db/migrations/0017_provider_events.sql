-- What the payment provider tells of: each event counts once, whatever is sent twice.

create table provider_events (
  provider text not null,
  event_token text collate "C" not null,
  kind text not null check (kind in ('charge', 'setup', 'refund', 'payment')),
  about text not null,
  received_at timestamptz not null,
  primary key (provider, event_token)
);
comment on table provider_events is 'Events of a payment provider that were taken in, each once; what they tell is asked for, and nothing is booked on their text.';
comment on column provider_events.about is 'Our id of the charge, setup or refund; of a payment the provider''s own name.';
create index on provider_events (received_at);

grant select, insert, delete on provider_events to chalet_platform;

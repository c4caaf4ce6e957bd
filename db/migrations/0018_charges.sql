-- Payments by the payment provider: charges, kept payment methods (MON-12), refunds (MON-14), chargebacks. No number of a card or account is kept.

create table payment_customers (
  organization_id uuid not null references organizations,
  provider text not null,
  token text not null,
  created_at timestamptz not null,
  primary key (organization_id, provider)
);
comment on table payment_customers is 'By which token a payment provider knows an organization.';
select app.protect('payment_customers', 'select, insert', 'select, insert');

create table payment_profiles (
  organization_id uuid not null references organizations,
  id uuid not null,
  provider text not null,
  token text not null,
  kind text not null check (kind in ('card', 'twint', 'paypal', 'sepa_debit')),
  brand text,
  hint text,
  expires_on date,
  is_default boolean not null default false,
  added_by uuid,
  added_at timestamptz not null,
  warned_at timestamptz,
  removed_at timestamptz,
  primary key (organization_id, id),
  check (removed_at is null or not is_default)
);
comment on table payment_profiles is 'Payment methods that the payment provider keeps for an organization, by token alone (MON-12).';
comment on column payment_profiles.hint is 'The last four digits, or the wallet''s address, as the provider tells them.';
comment on column payment_profiles.expires_on is 'The last day on which a card can be charged; null where nothing expires.';
comment on column payment_profiles.is_default is 'Proposed first; where none is, the prepaid account is.';
comment on column payment_profiles.warned_at is 'When the organization was told that it expires.';
create unique index one_default_payment_profile on payment_profiles (organization_id) where is_default;
create unique index one_profile_a_token on payment_profiles (organization_id, provider, token) where removed_at is null;
create index on payment_profiles (expires_on) where removed_at is null and warned_at is null and expires_on is not null;
select app.protect('payment_profiles', 'select, insert, update', 'select, insert, update');

create table payment_setups (
  organization_id uuid not null references organizations,
  id uuid not null,
  state text not null check (state in ('started', 'done', 'cancelled')),
  provider text not null,
  token text,
  currency char(3) not null,
  payment_profile_id uuid,
  started_by uuid,
  started_at timestamptz not null,
  settled_at timestamptz,
  primary key (organization_id, id),
  foreign key (organization_id, payment_profile_id) references payment_profiles,
  check ((state = 'started') = (settled_at is null)),
  check ((state = 'done') = (payment_profile_id is not null))
);
comment on table payment_setups is 'Visits to the provider''s page on which a payment method is kept without paying.';
create index on payment_setups (started_at) where state = 'started';
select app.protect('payment_setups', 'select, insert, update', 'select, insert, update');

create table charges (
  organization_id uuid not null references organizations,
  id uuid not null,
  due_item_id uuid not null,
  state text not null check (state in ('started', 'action_needed', 'processing', 'succeeded', 'failed', 'cancelled')),
  provider text not null,
  token text,
  payment_token text,
  page_url text,
  currency char(3) not null,
  amount_minor bigint not null check (amount_minor > 0),
  received_minor bigint,
  payment_profile_id uuid,
  keeps_method boolean not null,
  method_kind text check (method_kind in ('card', 'twint', 'paypal', 'sepa_debit')),
  method_brand text,
  method_hint text,
  decline_reason text check (decline_reason in ('declined', 'insufficient_funds', 'expired_card', 'authentication_failed',
    'method_unavailable', 'provider_error')),
  language text not null,
  description text not null,
  started_by uuid,
  started_at timestamptz not null,
  asked_at timestamptz,
  settled_at timestamptz,
  primary key (organization_id, id),
  foreign key (organization_id, due_item_id) references due_items,
  foreign key (organization_id, payment_profile_id) references payment_profiles,
  check ((state in ('succeeded', 'failed', 'cancelled')) = (settled_at is not null)),
  check ((state = 'succeeded') = (received_minor is not null))
);
comment on table charges is 'Tries to pay one due item through the payment provider: one is under way at a time, and none is booked twice.';
comment on column charges.token is 'The provider''s name of its page or payment; null until the provider has answered.';
comment on column charges.payment_token is 'The provider''s name of the payment, by which money is given back.';
comment on column charges.page_url is 'Where the payer pays or confirms while it is open.';
comment on column charges.received_minor is 'What the provider says was paid, in minor units of its currency.';
comment on column charges.payment_profile_id is 'The kept method that it was started with; null: the payer chooses on the provider''s page.';
create unique index one_live_charge on charges (organization_id, due_item_id) where state in ('started', 'action_needed', 'processing');
create index on charges (organization_id, due_item_id, started_at desc);
create index on charges (started_at desc, id desc);
create index on charges (coalesce(asked_at, started_at)) where state in ('started', 'action_needed', 'processing');
select app.protect('charges', 'select, insert, update', 'select, insert, update');

create table refunds (
  organization_id uuid not null,
  id uuid not null,
  charge_id uuid not null,
  state text not null check (state in ('requested', 'done', 'failed')),
  token text,
  currency char(3) not null,
  amount_minor bigint not null check (amount_minor > 0),
  reason text not null,
  requested_by uuid not null,
  requested_at timestamptz not null,
  settled_at timestamptz,
  primary key (organization_id, id),
  foreign key (organization_id, charge_id) references charges,
  check ((state = 'requested') = (settled_at is null))
);
comment on table refunds is 'Money of a charge that goes back to the method it was paid with, out of the prepaid account (MON-14). reason is for staff alone.';
create index on refunds (organization_id, charge_id, requested_at);
create index on refunds (requested_at) where state = 'requested';
select app.protect('refunds', 'select, update', 'select, insert, update');

create table chargebacks (
  organization_id uuid not null,
  id uuid not null,
  charge_id uuid not null,
  state text not null check (state in ('open', 'won', 'lost')),
  token text not null,
  currency char(3) not null,
  amount_minor bigint not null check (amount_minor > 0),
  due_item_id uuid,
  opened_at timestamptz not null,
  decided_at timestamptz,
  primary key (organization_id, id),
  unique (organization_id, charge_id, token),
  foreign key (organization_id, charge_id) references charges,
  check ((state = 'open') = (decided_at is null))
);
comment on table chargebacks is 'Payments that the payer''s bank took back: owed by the customer from then on, unless the dispute is won.';
comment on column chargebacks.due_item_id is 'What is owed again because the payment was undone; null: the ledger''s account chargebacks holds what is owed.';
create index on chargebacks (opened_at desc, id desc);
select app.protect('chargebacks', 'select, insert, update', 'select, insert, update');

-- Who is no longer asked to pay shall not pay: when a due item closes, by whatever act, the page of its charge is closed too.
create function app.close_charges() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_payloads json[];
begin
  select array_agg(json_build_object('organizationId', c.organization_id, 'chargeId', c.id)) into v_payloads
  from closed d
  join charges c on c.organization_id = d.organization_id and c.due_item_id = d.id
    and c.state in ('started', 'action_needed', 'processing')
  where d.state <> 'open';
  if v_payloads is not null then
    perform app.add_jobs('charge.close', v_payloads, 20);
  end if;
  return null;
end $$;
alter function app.close_charges owner to chalet_platform;
create trigger close_charges after update on due_items referencing new table as closed
  for each statement execute function app.close_charges();

-- Transfers that customers miss (MON-7): what they say of them, so that staff find them among the payments that wait.

create table payment_claims (
  organization_id uuid not null references organizations,
  id uuid not null,
  claimed_by uuid,
  currency char(3) not null,
  amount_minor bigint not null check (amount_minor > 0),
  paid_on date not null,
  iban text collate "C",
  state text not null check (state in ('open', 'confirmed', 'withdrawn')),
  bank_payment_id uuid,
  claimed_at timestamptz not null,
  settled_at timestamptz,
  primary key (organization_id, id),
  check ((state = 'open') = (settled_at is null)),
  check ((state = 'confirmed') = (bank_payment_id is not null))
);
comment on table payment_claims is 'A transfer that a customer made and does not find: amount, day, account. Confirmed when staff assign a payment that it fits.';
create index on payment_claims (organization_id, claimed_at desc, id desc);
create index on payment_claims (currency, amount_minor) where state = 'open';
select app.protect('payment_claims', 'select, insert, update', 'select, update');

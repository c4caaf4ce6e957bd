-- Money into the prepaid account and out of it: top-ups by transfer (MON-11), payouts (MON-10).

create sequence top_up_number_seq start 100001;
grant usage on sequence top_up_number_seq to chalet_app, chalet_platform;

create table top_ups (
  organization_id uuid not null references organizations,
  id uuid not null,
  number text not null,
  currency char(3) not null,
  amount_minor bigint not null check (amount_minor > 0),
  issued_on date not null,
  requested_by uuid,
  requested_at timestamptz not null,
  document jsonb not null,
  primary key (organization_id, id)
);
comment on table top_ups is 'Transfers to the prepaid account that were announced (MON-11); how far one is says its due item. document is all that is printed on its payment slip.';
create index on top_ups (organization_id, requested_at desc, id desc);
select app.only_grows('top_ups');
select app.protect('top_ups', 'select, insert', 'select, insert');

alter table due_items drop constraint due_items_kind_check;
alter table due_items add constraint due_items_kind_check check (kind in ('order', 'invoice', 'top_up'));
comment on table due_items is 'What is to be paid: an order by its pro-forma, an invoice, or a top-up of the prepaid account; the row that is locked while a payment is booked.';

-- Which payments came with the reference of a due item without paying it: what arrived for a top-up.
create index on payments (organization_id, meant_due_item_id) where meant_due_item_id is not null;
-- The statement of the prepaid account: ids of transactions rise with time.
create index on ledger_entries (organization_id, transaction_id) where account = 'prepaid';

-- --- payouts (MON-10) ----------------------------------------------------------------------------------------

create sequence payout_number_seq start 100001;
grant usage on sequence payout_number_seq to chalet_app, chalet_platform;

create table payouts (
  organization_id uuid not null references organizations,
  id uuid not null,
  number text not null,
  state text not null check (state in ('requested', 'approved', 'sent', 'done', 'refused', 'withdrawn', 'returned')),
  currency char(3) not null,
  amount_minor bigint not null check (amount_minor > 0),
  iban text not null,
  holder text not null,
  approvals_needed int not null check (approvals_needed between 1 and 2),
  requested_by uuid not null,
  requested_at timestamptz not null,
  decided_at timestamptz,
  refusal text,
  batch_id uuid,
  sent_at timestamptz,
  booked_on date,
  returned_on date,
  primary key (organization_id, id),
  check ((state = 'refused') = (refusal is not null)),
  check ((state in ('sent', 'done', 'returned')) = (batch_id is not null)),
  check ((batch_id is null) = (sent_at is null)),
  check ((state in ('done', 'returned')) = (booked_on is not null)),
  check ((state = 'returned') = (returned_on is not null))
);
comment on table payouts is 'Money of a prepaid account that an organization wants back (MON-10). It is reserved in the ledger from the request on.';
comment on column payouts.number is 'Its number, and with a prefix the EndToEndId by which the bank''s file tells of it.';
comment on column payouts.booked_on is 'The day on which the bank booked it; returned_on, the day on which it sent it back.';
create index on payouts (organization_id, requested_at desc, id desc);
create index on payouts (requested_at desc, id desc);
create index on payouts (number);
create index on payouts (batch_id) where batch_id is not null;
select app.protect('payouts', 'select, insert, update', 'select, insert, update');

create table payout_approvals (
  organization_id uuid not null,
  payout_id uuid not null,
  approved_by uuid not null,
  approved_at timestamptz not null,
  primary key (organization_id, payout_id, approved_by),
  foreign key (organization_id, payout_id) references payouts
);
comment on table payout_approvals is 'Who of the staff approved a payout; large ones need two.';
select app.only_grows('payout_approvals');
select app.protect('payout_approvals', 'select', 'select, insert');

create table payout_batches (
  id uuid primary key,
  number bigint not null unique,
  currency char(3) not null,
  sum_minor bigint not null check (sum_minor > 0),
  payouts int not null check (payouts > 0),
  execution_on date not null,
  sha256 bytea not null,
  bytes bytea not null,
  created_by uuid,
  created_at timestamptz not null
);
comment on table payout_batches is 'Files of payment orders for the bank (pain.001), one for an account, byte for byte as they were made.';
create sequence payout_batch_number_seq start 1001;
grant usage on sequence payout_batch_number_seq to chalet_platform;
select app.only_grows('payout_batches');
grant select, insert on payout_batches to chalet_platform;

alter table ledger_transactions drop constraint ledger_transactions_kind_check;
alter table ledger_transactions add constraint ledger_transactions_kind_check check (kind in ('invoice', 'payment', 'payment_to_prepaid',
  'unassigned_payment', 'unassigned_reversal', 'prepaid_spending', 'opening', 'payout', 'payout_refused', 'payout_withdrawn',
  'payout_sent', 'payout_done', 'payout_returned', 'payout_back', 'credit_note', 'credit_to_prepaid', 'write_off', 'write_off_undone'));
alter table ledger_entries drop constraint ledger_entries_account_check;
alter table ledger_entries add constraint ledger_entries_account_check
  check (account in ('bank', 'receivable', 'prepaid', 'unassigned', 'revenue', 'vat', 'opening', 'payouts', 'write_off'));

create table bank_outgoings (
  bank_file_id uuid not null references bank_files,
  position int not null,
  kind text not null check (kind in ('debit', 'return')),
  payout_number text not null,
  currency char(3) not null,
  amount_minor bigint not null check (amount_minor > 0),
  booked_on date not null,
  primary key (bank_file_id, position)
);
comment on table bank_outgoings is 'What a bank''s file tells of payouts, by their EndToEndId: money that left the account, or came back.';
grant select, insert, delete on bank_outgoings to chalet_platform;

-- Second factors of the user of this transaction, for acts of members that ask for one: sealed, and none of anybody else.
create function app.own_factors() returns table (id uuid, secret bytea)
language sql stable security definer set search_path = public, pg_temp as $$
  select f.id, f.secret from user_factors f
  where f.user_id = app.actor_user() and f.kind = 'totp' and f.confirmed_at is not null order by f.created_at
$$;
alter function app.own_factors owner to chalet_platform;
revoke execute on function app.own_factors from public;
grant execute on function app.own_factors to chalet_app, chalet_platform;

-- Uses up a time step of an own factor; false when it, or a later one, was used before.
create function app.spend_own_step(p_factor_id uuid, p_step bigint, p_now timestamptz) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update user_factors set last_step = p_step, last_used_at = p_now
  where id = p_factor_id and user_id = app.actor_user() and (last_step is null or last_step < p_step);
  return found;
end $$;
alter function app.spend_own_step owner to chalet_platform;
revoke execute on function app.spend_own_step from public;
grant execute on function app.spend_own_step to chalet_app, chalet_platform;

-- Counts an attempt with an own factor before it is checked; null when the ceiling was reached before.
create function app.count_own_attempt(p_most int, p_now timestamptz) returns int
language sql security definer set search_path = public, pg_temp as $$
  insert into authentication_failures as f (user_id, authenticator, failures, failed_at)
  select app.actor_user(), 'totp', 1, p_now where app.actor_user() is not null
  on conflict (user_id, authenticator) do update set failures = f.failures + 1, failed_at = excluded.failed_at where f.failures < p_most
  returning failures
$$;
alter function app.count_own_attempt owner to chalet_platform;
revoke execute on function app.count_own_attempt from public;
grant execute on function app.count_own_attempt to chalet_app, chalet_platform;

create function app.forget_own_failures() returns void
language sql security definer set search_path = public, pg_temp as $$
  delete from authentication_failures where user_id = app.actor_user() and authenticator = 'totp'
$$;
alter function app.forget_own_failures owner to chalet_platform;
revoke execute on function app.forget_own_failures from public;
grant execute on function app.forget_own_failures to chalet_app, chalet_platform;

-- Invoices, pro-formas, what is due, payments, and the ledger.

-- Functions that do more than their caller may do themselves begin with this: a member's request acts for its own organization.
create function app.assert_own(p_organization_id uuid) returns void language plpgsql stable as $$
begin
  if current_setting('role') = 'chalet_app' and p_organization_id is distinct from app.organization() then
    raise exception 'organization % is not that of this transaction', p_organization_id using errcode = 'insufficient_privilege';
  end if;
end $$;

create table number_counters (
  name text primary key,
  last_number bigint not null
);
comment on table number_counters is 'Counters of legal numbers; the row is locked until the document that took the number is committed, so that none is missing (MON-4).';
grant select, update on number_counters to chalet_platform;
insert into number_counters values ('invoice', 100000);

create table invoices (
  organization_id uuid not null references organizations,
  id uuid not null,
  origin text not null check (origin in ('issued', 'imported')),
  number text not null,
  order_id uuid,
  currency char(3) not null,
  net_minor bigint not null,
  vat_minor bigint not null,
  total_minor bigint not null check (total_minor >= 0),
  issued_on date not null,
  due_on date not null,
  issued_at timestamptz not null,
  document jsonb,
  primary key (organization_id, id),
  unique (organization_id, origin, number),
  check (total_minor = net_minor + vat_minor),
  check ((origin = 'issued') = (document is not null))
);
comment on table invoices is 'Final documents: never changed, never deleted. document is all that is printed. imported: an open item of a former system, without a document of ours.';
create index on invoices (organization_id, issued_at desc, id desc);
create index on invoices (issued_at desc, id desc);
select app.only_grows('invoices');
select app.protect('invoices', 'select', 'select, insert');

create table invoice_numbers (
  number text primary key,
  organization_id uuid not null,
  invoice_id uuid not null
);
comment on table invoice_numbers is 'Each number that this installation gave to an invoice once, across organizations; numbers of a former system are not ours.';
select app.only_grows('invoice_numbers');
grant select, insert on invoice_numbers to chalet_platform;

create table proformas (
  organization_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  number text not null,
  currency char(3) not null,
  total_minor bigint not null,
  issued_on date not null,
  document jsonb not null,
  issued_at timestamptz not null,
  primary key (organization_id, id),
  foreign key (organization_id, order_id) references orders
);
comment on table proformas is 'Pro-forma invoices: what to pay for an order, before there is an invoice. document is all that is printed.';
create unique index on proformas (organization_id, order_id);
select app.only_grows('proformas');
select app.protect('proformas', 'select, insert', 'select, insert');

create table due_items (
  organization_id uuid not null references organizations,
  id uuid not null,
  kind text not null check (kind in ('order', 'invoice')),
  subject_id uuid not null,
  reference text not null,
  currency char(3) not null,
  amount_minor bigint not null check (amount_minor >= 0),
  state text not null check (state in ('open', 'paid', 'cancelled')),
  due_on date not null,
  created_at timestamptz not null,
  settled_at timestamptz,
  cancel_cause text check (cancel_cause in ('cancelled', 'replaced')),
  primary key (organization_id, id),
  unique (organization_id, subject_id, kind, reference),
  check ((state = 'open') = (settled_at is null)),
  check ((state = 'cancelled') = (cancel_cause is not null))
);
comment on table due_items is 'What is to be paid: an order by its pro-forma, or an invoice; the row that is locked while a payment is booked.';
comment on column due_items.cancel_cause is 'cancelled: the order was cancelled. replaced: an invoice took the place of the pro-forma.';
create index on due_items (organization_id, due_on, id) where state = 'open';
create unique index one_open_due_item on due_items (organization_id, subject_id, kind) where state = 'open';
select app.protect('due_items', 'select, insert, update', 'select, insert, update');

create sequence payment_reference_seq start 1;
grant usage on sequence payment_reference_seq to chalet_app, chalet_platform;
create table payment_references (
  reference text collate "C" primary key,
  organization_id uuid not null,
  due_item_id uuid not null
);
comment on table payment_references is 'Which due item a payment reference belongs to; each reference once, for ever (MON-5).';
select app.only_grows('payment_references');
grant select, insert on payment_references to chalet_platform;

-- Takes a reference for a due item; false when somebody else has it already.
create function app.add_payment_reference(p_reference text, p_organization_id uuid, p_due_item_id uuid) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform app.assert_own(p_organization_id);
  insert into payment_references values (p_reference, p_organization_id, p_due_item_id) on conflict do nothing;
  return found;
end $$;
alter function app.add_payment_reference owner to chalet_platform;
revoke execute on function app.add_payment_reference from public;
grant execute on function app.add_payment_reference to chalet_app, chalet_platform;

create table payments (
  organization_id uuid not null,
  id uuid not null,
  source text not null check (source in ('bank', 'prepaid')),
  due_item_id uuid,
  target text not null check (target in ('due_item', 'prepaid')),
  currency char(3) not null,
  amount_minor bigint not null check (amount_minor > 0),
  received_on date not null,
  recorded_at timestamptz not null,
  outcome text not null,
  meant_due_item_id uuid,
  primary key (organization_id, id),
  check ((target = 'due_item') = (due_item_id is not null))
);
comment on table payments is 'Money that was received or moved for an organization: onto a due item or onto the prepaid account. outcome says why (MON-7).';
comment on column payments.id is 'For money of the bank the id of the bank payment, which is thereby booked once.';
comment on column payments.meant_due_item_id is 'The due item whose reference the payment carried, though it could not pay it.';
create unique index one_payment_a_due_item on payments (organization_id, due_item_id) where due_item_id is not null;
create index on payments (organization_id, recorded_at desc, id desc) where source = 'prepaid' or target = 'prepaid';
select app.only_grows('payments');
select app.protect('payments', 'select, insert', 'select, insert');

-- What foreign keys would hold, checked once a statement: a bank's file brings payments by the hundred thousand, and neither
-- organizations nor due items are ever deleted.
create function app.check_payments() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_payment uuid;
begin
  select a.id into v_payment from added a
  where case when a.due_item_id is null
    then (select true from organizations o where o.organization_id = a.organization_id)
    else (select true from due_items d where d.organization_id = a.organization_id and d.id = a.due_item_id) end is null
  limit 1;
  if found then
    raise exception 'payment % points at an organization or due item that is not there', v_payment using errcode = 'foreign_key_violation';
  end if;
  return null;
end $$;
alter function app.check_payments owner to chalet_platform;
create trigger check_payments after insert on payments referencing new table as added
  for each statement execute function app.check_payments();

-- A period of a product is invoiced once.
create table product_periods (
  organization_id uuid not null,
  product_id uuid not null,
  period daterange not null,
  invoice_id uuid not null,
  primary key (organization_id, product_id, period),
  exclude using gist (organization_id with =, product_id with =, period with &&),
  foreign key (organization_id, product_id) references products,
  foreign key (organization_id, invoice_id) references invoices
);
comment on table product_periods is 'Which invoice paid which period of a product, [first day, day after the last).';
select app.only_grows('product_periods');
select app.protect('product_periods', 'select, insert', 'select, insert');

-- --- the ledger (MON-2) --------------------------------------------------------------------------------------

create table ledger_transactions (
  organization_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('invoice', 'payment', 'payment_to_prepaid', 'unassigned_payment', 'unassigned_reversal', 'prepaid_spending', 'opening')),
  cause_id uuid not null,
  booked_on date not null,
  recorded_at timestamptz not null,
  primary key (organization_id, id)
);
comment on table ledger_transactions is 'One movement of money; cause_id is the invoice, payment or bank payment behind it. The nil organization is the provider itself.';
create unique index one_transaction_a_cause on ledger_transactions (organization_id, cause_id, kind);
create index on ledger_transactions (recorded_at desc, id desc);

create table ledger_entries (
  organization_id uuid not null,
  transaction_id uuid not null,
  position int not null,
  account text not null check (account in ('bank', 'receivable', 'prepaid', 'unassigned', 'revenue', 'vat', 'opening')),
  currency char(3) not null,
  amount_minor bigint not null check (amount_minor <> 0),
  primary key (organization_id, transaction_id, position)
);
comment on table ledger_entries is 'Double entry: debits are positive, credits negative, in minor units.';

create table ledger_balances (
  organization_id uuid not null,
  account text not null,
  currency char(3) not null,
  balance_minor bigint not null,
  primary key (organization_id, account, currency),
  constraint prepaid_balance_is_never_negative check (account <> 'prepaid' or balance_minor <= 0)
);
comment on table ledger_balances is 'Sum of the entries of each account, kept by a trigger. A prepaid account is money the provider owes: its balance is a credit, so never above zero here.';

select app.only_grows('ledger_transactions');
select app.only_grows('ledger_entries');
select app.protect('ledger_transactions', 'select, insert', 'select, insert');
select app.protect('ledger_entries', 'select, insert', 'select, insert');
select app.protect('ledger_balances', 'select', 'select');

-- All entries of a transaction are inserted by one statement: it must be there, and sum to zero per currency; balances follow.
create function app.post_entries() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_transaction uuid;
begin
  select transaction_id into v_transaction from added a group by organization_id, transaction_id, currency
  having sum(amount_minor) <> 0
    or (select true from ledger_transactions t where t.organization_id = a.organization_id and t.id = a.transaction_id) is null
  limit 1;
  if found then
    raise exception 'ledger transaction % is not there, or does not sum to zero', v_transaction using errcode = 'check_violation';
  end if;
  -- A row proposed for insertion must satisfy the checks even where it becomes an update, so new accounts begin with zero.
  insert into ledger_balances (organization_id, account, currency, balance_minor)
  select distinct organization_id, account, currency, 0 from added order by 1, 2, 3 on conflict do nothing;
  with sums as (
    select organization_id, account, currency, sum(amount_minor) as sum_minor from added group by 1, 2, 3
  ), locked as (
    select b.organization_id, b.account, b.currency, s.sum_minor from ledger_balances b join sums s using (organization_id, account, currency)
    order by 1, 2, 3 for update of b
  )
  update ledger_balances b set balance_minor = b.balance_minor + l.sum_minor from locked l
  where b.organization_id = l.organization_id and b.account = l.account and b.currency = l.currency;
  return null;
end $$;
grant insert, update on ledger_balances to chalet_platform;
alter function app.post_entries owner to chalet_platform;
create trigger post_entries after insert on ledger_entries referencing new table as added
  for each statement execute function app.post_entries();


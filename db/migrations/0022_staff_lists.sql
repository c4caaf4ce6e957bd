-- Lists and figures for staff that stay fast with many rows, and the catalogue as staff edit it.

-- What lists of open, paid and closed invoices are ordered by stands beside their state, so that one index serves both.
alter table due_items add column issued_on date;
alter table due_items add column invoice_minor bigint;
comment on column due_items.issued_on is 'Of an invoice the day it was issued, for lists; null for all else.';
comment on column due_items.invoice_minor is 'Of an invoice its total in minor units, for lists; null for all else.';

create function app.note_invoice() returns trigger language plpgsql as $$
begin
  select i.issued_on, i.total_minor into new.issued_on, new.invoice_minor
  from invoices i where i.organization_id = new.organization_id and i.id = new.subject_id;
  return new;
end $$;
create trigger note_invoice before insert on due_items for each row when (new.kind = 'invoice') execute function app.note_invoice();

update due_items d set issued_on = i.issued_on, invoice_minor = i.total_minor
from invoices i where d.kind = 'invoice' and i.organization_id = d.organization_id and i.id = d.subject_id;

create index open_by_issue on due_items (issued_on, subject_id) where kind = 'invoice' and state = 'open';
create index open_by_due_day on due_items (due_on, subject_id) where kind = 'invoice' and state = 'open';
create index open_by_total on due_items (invoice_minor, subject_id) where kind = 'invoice' and state = 'open';
create index paid_by_issue on due_items (issued_on, subject_id) where kind = 'invoice' and state = 'paid';
create index closed_by_issue on due_items (cancel_cause, issued_on, subject_id) where kind = 'invoice' and cancel_cause in ('credited', 'written_off');
create index on invoices (due_on, id);
create index on invoices (total_minor, id);
create index on orders (state, placed_at, id);
create index on orders (total_minor, id);
create index on payouts (state, requested_at, id);
create index on payouts (amount_minor, id);
create index on organizations (created_at, organization_id);
create index on organizations (name, organization_id);
create index on organizations (customer_number);
create index on organizations (country, created_at, organization_id);
create index on users using gin (email gin_trgm_ops);
create index on bank_files (uploaded_at, id);
create index on bank_files (state, uploaded_at, id);
create index on bank_payments (booked_on, id);
create index on bank_payments (amount_minor, id);
create index on ledger_balances (account, currency);

-- What came in and what was invoiced on a day, so that twelve months are read without the entries of the ledger.
create table ledger_days (
  booked_on date not null,
  currency char(3) not null,
  received_minor bigint not null,
  invoiced_minor bigint not null,
  primary key (booked_on, currency)
);
comment on table ledger_days is 'Sums of the ledger by day over all organizations, of the transactions recorded before counted_at. Later ones are added when figures are read.';
comment on column ledger_days.received_minor is 'What payers sent to the bank or the payment provider, in minor units; less what went back to them.';
comment on column ledger_days.invoiced_minor is 'Invoices less credit notes, gross, in minor units.';
create table ledger_day_counts (
  only_one boolean primary key default true check (only_one),
  counted_at timestamptz not null
);
comment on table ledger_day_counts is 'One row: up to when transactions are summed in ledger_days.';
comment on column ledger_day_counts.counted_at is 'Transactions recorded before are in ledger_days.';
insert into ledger_day_counts (counted_at) values ('2000-01-01 00:00:00+00');
grant select, insert, update on ledger_days to chalet_platform;
grant select, update on ledger_day_counts to chalet_platform;

-- Two members of staff at once: a change is refused where the revision is not the one that was read.
alter table plan_families add column revision int not null default 1;
alter table plans add column revision int not null default 1;
comment on column plan_families.revision is 'Rises with each change by staff, who change what they have read.';
comment on column plans.revision is 'Rises with each change by staff, who change what they have read.';

-- Credit notes, and write-offs of what nobody will pay (MON-14). Both reverse entries; no invoice is touched.

insert into number_counters values ('credit_note', 100000);

create table credit_notes (
  organization_id uuid not null,
  id uuid not null,
  number text not null,
  invoice_id uuid not null,
  currency char(3) not null,
  net_minor bigint not null check (net_minor > 0),
  vat_minor bigint not null check (vat_minor >= 0),
  total_minor bigint not null check (total_minor = net_minor + vat_minor),
  destination text not null check (destination in ('due', 'prepaid')),
  reason text not null,
  issued_on date not null,
  issued_at timestamptz not null,
  issued_by uuid,
  document jsonb not null,
  primary key (organization_id, id),
  unique (organization_id, number),
  foreign key (organization_id, invoice_id) references invoices
);
comment on table credit_notes is 'What was credited of an invoice, with a number without gaps (MON-14): never changed, never deleted. document is all that is printed.';
comment on column credit_notes.destination is 'due: the invoice was open and owes less. prepaid: it was paid, and the money went to the prepaid account.';
create index on credit_notes (organization_id, invoice_id, issued_at);
create index on credit_notes (issued_on, id);
select app.only_grows('credit_notes');
select app.protect('credit_notes', 'select', 'select, insert');

create table credit_note_numbers (
  number text primary key,
  organization_id uuid not null,
  credit_note_id uuid not null
);
comment on table credit_note_numbers is 'Each number that was given to a credit note once, across organizations.';
select app.only_grows('credit_note_numbers');
grant select, insert on credit_note_numbers to chalet_platform;

create table credit_note_lines (
  organization_id uuid not null,
  credit_note_id uuid not null,
  position int not null,
  net_minor bigint not null check (net_minor > 0),
  primary key (organization_id, credit_note_id, position),
  foreign key (organization_id, credit_note_id) references credit_notes
);
comment on table credit_note_lines is 'How much of each line of the invoice a credit note takes back, net. position counts the lines of the invoice from 1.';
select app.only_grows('credit_note_lines');
select app.protect('credit_note_lines', 'select', 'select, insert');

create table write_offs (
  organization_id uuid not null,
  id uuid not null,
  invoice_id uuid not null,
  due_item_id uuid not null,
  currency char(3) not null,
  amount_minor bigint not null check (amount_minor > 0),
  reason text not null,
  written_off_at timestamptz not null,
  written_off_by uuid,
  undone_at timestamptz,
  undone_by uuid,
  primary key (organization_id, id),
  foreign key (organization_id, invoice_id) references invoices,
  foreign key (organization_id, due_item_id) references due_items,
  check (undone_by is null or undone_at is not null)
);
comment on table write_offs is 'What staff gave up of an invoice, and whether they took that back. reason is for staff alone.';
create unique index one_write_off_at_a_time on write_offs (organization_id, due_item_id) where undone_at is null;
create index on write_offs (organization_id, invoice_id);
select app.protect('write_offs', 'select', 'select, insert, update');

alter table due_items drop constraint due_items_cancel_cause_check;
alter table due_items add constraint due_items_cancel_cause_check
  check (cancel_cause in ('cancelled', 'replaced', 'reduced', 'credited', 'written_off'));
comment on column due_items.cancel_cause is 'cancelled: the order or top-up was cancelled. replaced: an invoice took the place of the pro-forma. reduced: a credit note left less, which is due with a reference of its own. credited: a credit note left nothing. written_off: staff gave it up.';
create unique index one_last_due_item on due_items (organization_id, subject_id)
  where kind = 'invoice' and cancel_cause is distinct from 'reduced';

alter table orders drop constraint orders_cancel_cause_check;
alter table orders add constraint orders_cancel_cause_check check (cancel_cause in ('customer', 'time', 'credit_note'));

alter table payments drop constraint payments_source_check;
alter table payments add constraint payments_source_check check (source in ('bank', 'prepaid', 'credit_note'));
comment on column payments.id is 'For money of the bank the id of the bank payment, which is thereby booked once; for a credit note that of the credit note.';

alter table ledger_transactions drop constraint ledger_transactions_kind_check;
alter table ledger_transactions add constraint ledger_transactions_kind_check check (kind in ('invoice', 'payment', 'payment_to_prepaid',
  'unassigned_payment', 'unassigned_reversal', 'prepaid_spending', 'opening', 'payout', 'payout_refused', 'payout_withdrawn',
  'payout_sent', 'payout_done', 'payout_returned', 'payout_back', 'credit_note', 'credit_to_prepaid', 'write_off', 'write_off_undone'));
alter table ledger_entries drop constraint ledger_entries_account_check;
alter table ledger_entries add constraint ledger_entries_account_check
  check (account in ('bank', 'receivable', 'prepaid', 'unassigned', 'revenue', 'vat', 'opening', 'payouts', 'write_off'));

-- Exports read a period day by day, in chunks.
create index on ledger_transactions (booked_on, id);
create index on invoices (issued_on, id);

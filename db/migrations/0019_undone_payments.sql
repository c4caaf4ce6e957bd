-- Payments that are undone, so that what they paid is owed again; and why a payment without a right reference was booked (MON-7).

alter table due_items add column round int not null default 1 check (round >= 1);
comment on column due_items.round is 'How often it has been open: a payment that is undone opens it again.';

alter table payments add column round int not null default 1 check (round >= 1);
alter table payments add column reasons text[];
comment on column payments.round is 'The round of the due item that it paid.';
comment on column payments.reasons is 'What told whose payment it is, where no right reference did; null elsewhere.';
comment on column payments.id is 'For money of the bank the id of the bank payment, or of the reversal that made it wait again: each is booked once. For a credit note that of the credit note.';
drop index one_payment_a_due_item;
create unique index one_payment_a_due_item on payments (organization_id, due_item_id, round) where due_item_id is not null;

create table payment_reversals (
  organization_id uuid not null,
  id uuid not null,
  payment_id uuid not null,
  reason text not null,
  undone_at timestamptz not null,
  undone_by uuid,
  primary key (organization_id, id),
  unique (organization_id, payment_id),
  foreign key (organization_id, payment_id) references payments
);
comment on table payment_reversals is 'Payments that were undone, each once (MON-14): when, by whom, why. Nothing of the payment is deleted. reason is for staff alone.';
comment on column payment_reversals.id is 'For money of the bank also the id under which it waits from then on, and is booked again.';
select app.only_grows('payment_reversals');
select app.protect('payment_reversals', 'select', 'select, insert');

alter table bank_payment_results add column posting_id uuid;
alter table bank_payment_results add column score int check (score between 0 and 100);
alter table bank_payment_results add column reasons text[];
comment on column bank_payment_results.posting_id is 'The id under which the payment waits or is booked since it was undone: that of the reversal. Null: its booking_id.';
comment on column bank_payment_results.score is 'How sure it was whose payment it is, where no right reference told; of the likeliest one, reasons likewise. Null where nothing pointed at anybody.';

create table bank_payment_decisions (
  bank_payment_id uuid not null,
  ordinal int not null check (ordinal >= 1),
  kind text not null check (kind in ('booked', 'assigned', 'undone', 'same', 'another')),
  outcome text,
  organization_id uuid,
  due_item_id uuid,
  reason text,
  decided_by uuid,
  decided_at timestamptz not null,
  primary key (bank_payment_id, ordinal),
  check ((kind = 'undone') = (reason is not null))
);
comment on table bank_payment_decisions is 'Who decided what about a payment, and when, the first, the second … booked: the import did, noted when it is undone. organization_id, due_item_id: where the money went, or was taken back from.';
select app.only_grows('bank_payment_decisions');
grant select, insert on bank_payment_decisions to chalet_platform;
grant delete on payer_accounts to chalet_platform;

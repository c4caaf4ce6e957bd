-- Reminders of unpaid invoices (MON-13).

create table billing_preferences (
  organization_id uuid primary key references organizations,
  reminder_days int[] not null check (cardinality(reminder_days) between 1 and 5)
);
comment on table billing_preferences is 'How an organization wants to be billed, where it is not as the provider does. reminder_days: so many days after the due date it is reminded, rising.';
select app.protect('billing_preferences', 'select, insert, update', 'select');

create table invoice_reminders (
  organization_id uuid not null,
  invoice_id uuid not null,
  ordinal int not null check (ordinal between 1 and 5),
  cause text not null check (cause in ('prepaid', 'other_amount', 'other_currency', 'used_reference', 'unknown')),
  reminded_on date not null,
  reminded_at timestamptz not null,
  primary key (organization_id, invoice_id, ordinal),
  foreign key (organization_id, invoice_id) references invoices
);
comment on table invoice_reminders is 'Reminders that were sent, the first, the second … cause: what had gone wrong with the payment, as far as the books tell.';
select app.only_grows('invoice_reminders');
select app.protect('invoice_reminders', 'select', 'select, insert');

create index on due_items (due_on, organization_id, id) where kind = 'invoice' and state = 'open';

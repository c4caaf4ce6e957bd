-- Products whose invoice stays unpaid after the last reminder are suspended, and later terminated (MON-13).

alter table invoice_reminders add column round int not null default 1 check (round >= 1);
alter table invoice_reminders drop constraint invoice_reminders_pkey;
alter table invoice_reminders add primary key (organization_id, invoice_id, round, ordinal);
comment on column invoice_reminders.round is 'The round of the due item: an invoice that is owed again is reminded of from the start.';

create table product_suspensions (
  organization_id uuid not null,
  product_id uuid not null,
  invoice_id uuid not null,
  suspended_at timestamptz not null,
  terminates_on date not null,
  ended_at timestamptz,
  ended_by text check (ended_by in ('settled', 'terminated')),
  primary key (organization_id, product_id, suspended_at),
  foreign key (organization_id, product_id) references products,
  foreign key (organization_id, invoice_id) references invoices,
  check ((ended_at is null) = (ended_by is null))
);
comment on table product_suspensions is 'Products that were suspended because the invoice of their period stayed unpaid after its last reminder. settled: nothing is owed any more, and they run again.';
comment on column product_suspensions.terminates_on is 'The day on which the product ends if the invoice is still unpaid; the customer was told of it.';
create unique index one_open_suspension on product_suspensions (organization_id, product_id) where ended_at is null;
create index on product_suspensions (terminates_on, organization_id, product_id) where ended_at is null;
create index on product_suspensions (organization_id, invoice_id);
select app.protect('product_suspensions', 'select', 'select, insert, update');

create index on product_periods (organization_id, invoice_id);

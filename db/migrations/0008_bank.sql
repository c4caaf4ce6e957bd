-- The bank (the provider's own): files, the payments that stand in them, and what became of each.

create extension if not exists pg_trgm;

create table bank_files (
  id uuid primary key,
  sha256 bytea not null unique,
  name text not null,
  size_bytes bigint not null,
  state text not null check (state in ('received', 'reading', 'booking', 'done', 'refused')),
  uploaded_by uuid,
  uploaded_at timestamptz not null,
  finished_at timestamptz,
  refusal jsonb,
  message text,
  run_id uuid,
  booking_order bigint unique,
  payments int not null default 0,
  not_payments int not null default 0,
  paid int not null default 0,
  prepaid int not null default 0,
  unassigned int not null default 0,
  duplicate int not null default 0,
  possible_duplicate int not null default 0,
  check ((state in ('booking', 'done')) = (booking_order is not null)),
  check ((state = 'refused') = (refusal is not null)),
  check ((state in ('done', 'refused')) = (finished_at is not null))
);
comment on table bank_files is 'Bank statements that were uploaded, each once by its content. refusal: code, line, column and params of the reason.';
comment on column bank_files.message is 'Message and version as the file tells them: camt.053.001.08.';
comment on column bank_files.run_id is 'The run of the import that works on the file; an older run that is still alive finds another id here, and gives up.';
comment on column bank_files.booking_order is 'Place in the order in which files were read to their end: of two files with the same entry, the earlier one books it.';
comment on column bank_files.paid is 'How many payments ended on a due item; prepaid, unassigned, duplicate, possible_duplicate likewise. Follows what staff decide.';

create table bank_file_sums (
  bank_file_id uuid not null references bank_files,
  currency char(3) not null,
  amount_minor bigint not null,
  primary key (bank_file_id, currency)
);
comment on table bank_file_sums is 'What the payments of a file come to in each currency, in minor units.';

create table bank_file_parts (
  bank_file_id uuid not null,
  part int not null,
  bytes bytea not null,
  primary key (bank_file_id, part)
);
alter table bank_file_parts alter column bytes set storage external;
comment on table bank_file_parts is 'The uploaded bytes in parts of a megabyte, each packed by Zstandard, so that any worker can read them with little memory.';

create table bank_statements (
  bank_file_id uuid not null references bank_files,
  number int not null,
  account text not null,
  statement_id text,
  first_booked_on date,
  last_booked_on date,
  primary key (bank_file_id, number)
);
comment on table bank_statements is 'The statements of a file: the account by its IBAN, the bank''s id, and the days of the payments, null where there are none.';
create index on bank_statements (account, last_booked_on);

create table bank_payments (
  id uuid primary key,
  bank_file_id uuid not null,
  position int not null,
  statement int not null,
  booking_id uuid not null,
  content_id uuid,
  entry_id uuid not null,
  entry_is_certain boolean not null,
  opens_entry boolean not null,
  is_bare boolean not null,
  currency char(3) not null,
  amount_minor bigint not null check (amount_minor > 0),
  booked_on date not null,
  reference text,
  reference_kind text not null check (reference_kind in ('QRR', 'SCOR', 'invalid-or-other', 'none')),
  debtor_name text,
  debtor_iban text,
  debtor_account text,
  remittance text,
  end_to_end_id text,
  bank_reference text,
  review text,
  meant_organization_id uuid,
  meant_due_item_id uuid,
  check ((meant_organization_id is null) = (meant_due_item_id is null))
);
comment on table bank_payments is 'Incoming payments as the bank wrote them (MON-6). One without a result is not booked yet. Written by the hundred thousand, and only by the import of their file: hence no foreign keys.';
comment on column bank_payments.position is 'Place of the payment in its file, from 0.';
comment on column bank_payments.booking_id is 'The booking, the same in whatever file it comes. What billing writes down of it has this id, and is thereby written once.';
comment on column bank_payments.content_id is 'Where the bank gave no reference of its own: what the payment says. An equal one in another statement may be the same booking.';
comment on column bank_payments.entry_id is 'The entry that the payment is part of, the same in whatever file it comes. entry_is_certain: the bank gave it a reference.';
comment on column bank_payments.opens_entry is 'The first payment of its entry.';
comment on column bank_payments.is_bare is 'The whole entry, of which the file tells nothing but its amount.';
comment on column bank_payments.debtor_iban is 'The payer''s account, by which an organization is known again; debtor_account is a number of another kind, unique within its bank only.';
comment on column bank_payments.review is 'Why the details of the entry cannot be trusted; staff decide.';
comment on column bank_payments.meant_due_item_id is 'The due item whose reference the payment carries.';
create unique index on bank_payments (bank_file_id, position);
create index on bank_payments (bank_file_id, position) where meant_organization_id is null;
create index on bank_payments (booking_id);
create index on bank_payments (entry_id) where opens_entry;
create index on bank_payments (content_id) where content_id is not null;

create table bank_payment_results (
  bank_payment_id uuid primary key,
  state text not null check (state in ('booked', 'unassigned', 'assigned', 'duplicate', 'possible_duplicate', 'dismissed')),
  outcome text not null,
  organization_id uuid,
  due_item_id uuid,
  duplicate_of_id uuid,
  replaced_by_file_id uuid,
  decided_at timestamptz not null
);
comment on table bank_payment_results is 'What became of each payment (MON-7); outcome is the reason in a word, decided_at the last change. organization_id: whose money it is.';
comment on column bank_payment_results.due_item_id is 'What it paid; null with an organization: its prepaid account.';
comment on column bank_payment_results.replaced_by_file_id is 'The file whose details took the place of this entry, of which only the sum was known.';
create index waiting on bank_payment_results (bank_payment_id) where state in ('unassigned', 'possible_duplicate');

create table payer_accounts (
  iban text collate "C" not null,
  organization_id uuid not null,
  seen_on date not null,
  primary key (iban, organization_id)
);
comment on table payer_accounts is 'Accounts that an organization has paid from, learnt from payments whose reference was right.';

-- For the candidates that staff are shown: names like that of a payer, numbers in a payer's text, open amounts.
create index on organizations using gin (name gin_trgm_ops);
create index on invoices (number);
create index on due_items (currency, amount_minor) where state = 'open';

grant select, insert, update on bank_files, bank_payment_results, payer_accounts to chalet_platform;
grant select, insert, delete on bank_file_sums, bank_file_parts, bank_statements, bank_payments to chalet_platform;

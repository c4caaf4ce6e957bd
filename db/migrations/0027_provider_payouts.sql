-- What the payment provider pays out to our bank account, and the fees that it keeps.

alter table ledger_transactions drop constraint ledger_transactions_kind_check;
alter table ledger_transactions add constraint ledger_transactions_kind_check check (kind in ('invoice', 'payment', 'payment_to_prepaid',
  'unassigned_payment', 'unassigned_reversal', 'prepaid_spending', 'opening', 'payout', 'payout_refused', 'payout_withdrawn',
  'payout_sent', 'payout_done', 'payout_returned', 'payout_back', 'credit_note', 'credit_to_prepaid', 'write_off', 'write_off_undone',
  'reservation', 'reservation_released', 'reserved_spending', 'payment_undone', 'provider_payment', 'provider_payment_to_prepaid',
  'provider_payout', 'provider_payout_undone', 'refund', 'refund_failed', 'chargeback', 'chargeback_won'));
alter table ledger_entries drop constraint ledger_entries_account_check;
alter table ledger_entries add constraint ledger_entries_account_check check (account in ('bank', 'receivable', 'prepaid', 'unassigned',
  'revenue', 'vat', 'opening', 'payouts', 'write_off', 'reserved', 'provider', 'chargebacks', 'bank_fees', 'paypal',
  'provider_fees'));

create table provider_payouts (
  id uuid primary key,
  currency char(3) not null,
  amount_minor bigint not null check (amount_minor > 0),
  fee_minor bigint not null check (fee_minor >= 0),
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  undone_at timestamptz,
  undone_by uuid,
  check ((undone_at is null) = (undone_by is null))
);
comment on table provider_payouts is 'Bank payments that are payouts of the payment provider: they belong to no customer. What it held sinks by amount and fee.';
comment on column provider_payouts.id is 'The id under which the bank payment waited in the provider''s books: each is booked once.';
comment on column provider_payouts.fee_minor is 'What the payment provider kept, as staff read it in its statement; in minor units.';
grant select, insert, update on provider_payouts to chalet_platform;

alter table bank_files add column provider_payouts int not null default 0;
comment on column bank_files.provider_payouts is 'How many of its payments staff said to be payouts of the payment provider.';

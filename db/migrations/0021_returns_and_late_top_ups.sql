-- Payouts that the bank sends back less its charges (MON-10); top-ups that never arrive (MON-11).

alter table payouts add column fee_minor bigint not null default 0 check (fee_minor >= 0 and fee_minor < amount_minor);
comment on column payouts.fee_minor is 'What banks kept when they sent it back, in minor units: the provider bears it, and the customer has the whole amount again.';
alter table payouts add constraint payouts_fee_check check (fee_minor = 0 or state = 'returned');

alter table ledger_entries drop constraint ledger_entries_account_check;
alter table ledger_entries add constraint ledger_entries_account_check check (account in ('bank', 'receivable', 'prepaid', 'unassigned',
  'revenue', 'vat', 'opening', 'payouts', 'write_off', 'reserved', 'provider', 'chargebacks', 'bank_fees'));

alter table due_items drop constraint due_items_cancel_cause_check;
alter table due_items add constraint due_items_cancel_cause_check
  check (cancel_cause in ('cancelled', 'replaced', 'reduced', 'credited', 'written_off', 'time'));
comment on column due_items.cancel_cause is 'cancelled: the order or top-up was cancelled. replaced: an invoice took the place of the pro-forma. reduced: a credit note left less, which is due with a reference of its own. credited: a credit note left nothing. written_off: staff gave it up. time: the top-up did not arrive in time.';
create index on due_items (due_on, organization_id, id) where kind = 'top_up' and state = 'open';

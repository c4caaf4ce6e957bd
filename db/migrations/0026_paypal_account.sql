-- The account that payouts to PayPal leave (MON-10).

alter table ledger_entries drop constraint ledger_entries_account_check;
alter table ledger_entries add constraint ledger_entries_account_check check (account in ('bank', 'receivable', 'prepaid', 'unassigned',
  'revenue', 'vat', 'opening', 'payouts', 'write_off', 'reserved', 'provider', 'chargebacks', 'bank_fees', 'paypal'));

-- More sources of payments, and more kinds of movements: the payment provider, parts paid from the prepaid account, what is undone.

alter table payments drop constraint payments_source_check;
alter table payments add constraint payments_source_check check (source in ('bank', 'prepaid', 'credit_note', 'provider'));

alter table ledger_transactions drop constraint ledger_transactions_kind_check;
alter table ledger_transactions add constraint ledger_transactions_kind_check check (kind in ('invoice', 'payment', 'payment_to_prepaid',
  'unassigned_payment', 'unassigned_reversal', 'prepaid_spending', 'opening', 'payout', 'payout_refused', 'payout_withdrawn',
  'payout_sent', 'payout_done', 'payout_returned', 'payout_back', 'credit_note', 'credit_to_prepaid', 'write_off', 'write_off_undone',
  'reservation', 'reservation_released', 'reserved_spending', 'payment_undone', 'provider_payment', 'provider_payment_to_prepaid',
  'provider_payout', 'refund', 'refund_failed', 'chargeback', 'chargeback_won'));
alter table ledger_entries drop constraint ledger_entries_account_check;
alter table ledger_entries add constraint ledger_entries_account_check check (account in ('bank', 'receivable', 'prepaid', 'unassigned',
  'revenue', 'vat', 'opening', 'payouts', 'write_off', 'reserved', 'provider', 'chargebacks'));

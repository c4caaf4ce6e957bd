-- Payouts to PayPal (MON-10).

alter table payouts add column destination text not null default 'bank' check (destination in ('bank', 'paypal'));
alter table payouts add column paypal_email text check (paypal_email ~ '^[A-Za-z0-9][^",;[:space:]]*@[^@",;[:space:]]+$');
alter table payouts alter column iban drop not null, alter column holder drop not null;
alter table payouts add constraint payouts_destination_is_whole check (
  (destination = 'bank') = (iban is not null) and (iban is null) = (holder is null) and (destination = 'paypal') = (paypal_email is not null));
comment on column payouts.paypal_email is 'The address that PayPal sends it to. It begins with a letter or a figure, so that no spreadsheet takes it for a formula.';

alter table payout_batches add column destination text not null default 'bank' check (destination in ('bank', 'paypal'));
comment on table payout_batches is 'Files of payouts, byte for byte as they were made: payment orders for the bank (pain.001), one for an account, and payout lists for PayPal (CSV).';

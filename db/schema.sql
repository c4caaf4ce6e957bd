-- What all migrations together make; written by `bin/chalet schema`, compared by a test. To read, not to run.

-- tables

create table audit_heads (
  chain text not null,
  sequence bigint not null,
  hash bytea not null
);
create table authentication_failures (
  user_id uuid not null,
  authenticator text not null,
  failures integer not null,
  failed_at timestamp with time zone not null,
  in_row integer not null default 0,
  locked_at timestamp with time zone
);
create table backup_code_sheets (
  user_id uuid not null,
  salt bytea not null,
  made_at timestamp with time zone not null
);
create table backup_codes (
  user_id uuid not null,
  number integer not null,
  hash bytea not null,
  used_at timestamp with time zone
);
create table bank_file_parts (
  bank_file_id uuid not null,
  part integer not null,
  bytes bytea not null
);
create table bank_file_sums (
  bank_file_id uuid not null,
  currency character(3) not null,
  amount_minor bigint not null
);
create table bank_files (
  id uuid not null,
  sha256 bytea not null,
  name text not null,
  size_bytes bigint not null,
  state text not null,
  uploaded_by uuid,
  uploaded_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  refusal jsonb,
  message text,
  run_id uuid,
  booking_order bigint,
  payments integer not null default 0,
  not_payments integer not null default 0,
  paid integer not null default 0,
  prepaid integer not null default 0,
  unassigned integer not null default 0,
  duplicate integer not null default 0,
  possible_duplicate integer not null default 0,
  provider_payouts integer not null default 0
);
create table bank_outgoings (
  bank_file_id uuid not null,
  position integer not null,
  kind text not null,
  payout_number text not null,
  currency character(3) not null,
  amount_minor bigint not null,
  booked_on date not null
);
create table bank_payment_decisions (
  bank_payment_id uuid not null,
  ordinal integer not null,
  kind text not null,
  outcome text,
  organization_id uuid,
  due_item_id uuid,
  reason text,
  decided_by uuid,
  decided_at timestamp with time zone not null
);
create table bank_payment_results (
  bank_payment_id uuid not null,
  state text not null,
  outcome text not null,
  organization_id uuid,
  due_item_id uuid,
  duplicate_of_id uuid,
  replaced_by_file_id uuid,
  decided_at timestamp with time zone not null,
  posting_id uuid,
  score integer,
  reasons text[]
);
create table bank_payments (
  id uuid not null,
  bank_file_id uuid not null,
  position integer not null,
  statement integer not null,
  booking_id uuid not null,
  content_id uuid,
  entry_id uuid not null,
  entry_is_certain boolean not null,
  opens_entry boolean not null,
  is_bare boolean not null,
  currency character(3) not null,
  amount_minor bigint not null,
  booked_on date not null,
  reference text,
  reference_kind text not null,
  debtor_name text,
  debtor_iban text,
  debtor_account text,
  remittance text,
  end_to_end_id text,
  bank_reference text,
  review text,
  meant_organization_id uuid,
  meant_due_item_id uuid
);
create table bank_statements (
  bank_file_id uuid not null,
  number integer not null,
  account text not null,
  statement_id text,
  first_booked_on date,
  last_booked_on date
);
create table billing_addresses (
  organization_id uuid not null,
  id uuid not null,
  name text not null,
  department text not null default ''::text,
  street text not null,
  building_number text not null default ''::text,
  postal_code text not null,
  town text not null,
  country character(2) not null,
  vat_number text,
  vat_number_valid boolean not null default false,
  email text,
  state text not null,
  is_default boolean not null default false,
  created_at timestamp with time zone not null,
  archived_at timestamp with time zone
);
create table billing_preferences (
  organization_id uuid not null,
  reminder_days integer[] not null
);
create table chargebacks (
  organization_id uuid not null,
  id uuid not null,
  charge_id uuid not null,
  state text not null,
  token text not null,
  currency character(3) not null,
  amount_minor bigint not null,
  due_item_id uuid,
  opened_at timestamp with time zone not null,
  decided_at timestamp with time zone
);
create table charges (
  organization_id uuid not null,
  id uuid not null,
  due_item_id uuid not null,
  state text not null,
  provider text not null,
  token text,
  payment_token text,
  page_url text,
  currency character(3) not null,
  amount_minor bigint not null,
  received_minor bigint,
  payment_profile_id uuid,
  keeps_method boolean not null,
  method_kind text,
  method_brand text,
  method_hint text,
  decline_reason text,
  language text not null,
  description text not null,
  started_by uuid,
  started_at timestamp with time zone not null,
  asked_at timestamp with time zone,
  settled_at timestamp with time zone
);
create table credit_note_lines (
  organization_id uuid not null,
  credit_note_id uuid not null,
  position integer not null,
  net_minor bigint not null
);
create table credit_note_numbers (
  number text not null,
  organization_id uuid not null,
  credit_note_id uuid not null
);
create table credit_notes (
  organization_id uuid not null,
  id uuid not null,
  number text not null,
  invoice_id uuid not null,
  currency character(3) not null,
  net_minor bigint not null,
  vat_minor bigint not null,
  total_minor bigint not null,
  destination text not null,
  reason text not null,
  issued_on date not null,
  issued_at timestamp with time zone not null,
  issued_by uuid,
  document jsonb not null
);
create table customer_numbers (
  customer_number bigint not null,
  organization_id uuid not null
);
create table documents (
  organization_id uuid not null,
  kind text not null,
  subject_id uuid not null,
  content_type text not null,
  sha256 bytea not null,
  bytes bytea not null,
  created_at timestamp with time zone not null,
  format text not null
);
create table due_items (
  organization_id uuid not null,
  id uuid not null,
  kind text not null,
  subject_id uuid not null,
  reference text not null,
  currency character(3) not null,
  amount_minor bigint not null,
  state text not null,
  due_on date not null,
  created_at timestamp with time zone not null,
  settled_at timestamp with time zone,
  cancel_cause text,
  round integer not null default 1,
  issued_on date,
  invoice_minor bigint,
  prepaid_minor bigint not null default 0
);
create table flows (
  id uuid not null,
  purpose text not null,
  secret_hash bytea not null,
  user_id uuid,
  browser_hash bytea,
  payload jsonb not null default '{}'::jsonb,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone
);
create table idempotency_keys (
  actor_key text not null,
  key text not null,
  fingerprint bytea not null,
  status integer,
  answer jsonb,
  created_at timestamp with time zone not null
);
create table installation (
  only_one boolean not null default true,
  kind text not null,
  loaded_at timestamp with time zone,
  story jsonb not null default '{}'::jsonb
);
create table invitations (
  organization_id uuid not null,
  id uuid not null,
  email text not null,
  role text not null,
  has_billing boolean not null,
  language text not null,
  state text not null,
  secret_hash bytea not null,
  invited_by uuid not null,
  created_at timestamp with time zone not null,
  sent_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  decided_at timestamp with time zone,
  accepted_by uuid
);
create table invoice_numbers (
  number text not null,
  organization_id uuid not null,
  invoice_id uuid not null
);
create table invoice_reminders (
  organization_id uuid not null,
  invoice_id uuid not null,
  ordinal integer not null,
  cause text not null,
  reminded_on date not null,
  reminded_at timestamp with time zone not null,
  round integer not null default 1
);
create table invoices (
  organization_id uuid not null,
  id uuid not null,
  origin text not null,
  number text not null,
  order_id uuid,
  currency character(3) not null,
  net_minor bigint not null,
  vat_minor bigint not null,
  total_minor bigint not null,
  issued_on date not null,
  due_on date not null,
  issued_at timestamp with time zone not null,
  document jsonb
);
create table ledger_balances (
  organization_id uuid not null,
  account text not null,
  currency character(3) not null,
  balance_minor bigint not null
);
create table ledger_day_counts (
  only_one boolean not null default true,
  counted_at timestamp with time zone not null
);
create table ledger_days (
  booked_on date not null,
  currency character(3) not null,
  received_minor bigint not null,
  invoiced_minor bigint not null
);
create table ledger_entries (
  organization_id uuid not null,
  transaction_id uuid not null,
  position integer not null,
  account text not null,
  currency character(3) not null,
  amount_minor bigint not null
);
create table ledger_transactions (
  organization_id uuid not null,
  id uuid not null,
  kind text not null,
  cause_id uuid not null,
  booked_on date not null,
  recorded_at timestamp with time zone not null
);
create table mails (
  id uuid not null,
  organization_id uuid,
  user_id uuid,
  recipient text not null,
  language text not null,
  template text not null,
  params jsonb not null default '{}'::jsonb,
  created_at timestamp with time zone not null,
  subject text,
  html text,
  plain text,
  sent_at timestamp with time zone,
  kept_at timestamp with time zone,
  message_id text
);
create table member_products (
  organization_id uuid not null,
  user_id uuid not null,
  product_id uuid not null
);
create table members (
  organization_id uuid not null,
  user_id uuid not null,
  role text not null,
  has_billing boolean not null default false,
  created_at timestamp with time zone not null,
  billing_mails boolean,
  product_mails boolean
);
create table migrations (
  name text not null,
  sha256 bytea not null,
  applied_at timestamp with time zone not null default now()
);
create table news_messages (
  id uuid not null,
  topic text not null,
  texts jsonb not null,
  created_by uuid not null,
  created_at timestamp with time zone not null,
  mails integer not null default 0,
  last_user_id uuid,
  finished_at timestamp with time zone
);
create table number_counters (
  name text not null,
  last_number bigint not null
);
create table order_lines (
  organization_id uuid not null,
  order_id uuid not null,
  position integer not null,
  plan_id text not null,
  description text not null,
  label text,
  period text not null,
  quantity integer not null,
  unit_price_minor bigint not null,
  net_minor bigint not null,
  vat_class text not null,
  vat_rate numeric(6,3) not null,
  vat_code text not null,
  volume_rate numeric(6,3) not null,
  option_id text,
  of_position integer
);
create table orders (
  organization_id uuid not null,
  id uuid not null,
  number bigint not null,
  state text not null,
  currency character(3) not null,
  net_minor bigint not null,
  vat_minor bigint not null,
  total_minor bigint not null,
  customer jsonb not null,
  language text not null,
  placed_by uuid,
  placed_at timestamp with time zone not null,
  expires_on date not null,
  paid_at timestamp with time zone,
  cancelled_at timestamp with time zone,
  cancel_cause text,
  invoice_id uuid,
  billing_address_id uuid,
  terms_version text,
  terms_accepted_at timestamp with time zone
);
create table organization_audit (
  organization_id uuid not null,
  sequence bigint not null,
  happened_at timestamp with time zone not null,
  actor_kind text not null,
  actor_user_id uuid,
  actor_name text not null,
  session_id uuid,
  request_id text,
  address inet,
  action text not null,
  subject_kind text,
  subject_id uuid,
  details jsonb not null default '{}'::jsonb,
  previous_hash bytea not null,
  hash bytea not null,
  user_agent text,
  token_id uuid
);
create table organizations (
  organization_id uuid not null,
  kind text not null,
  name text not null,
  street text not null default ''::text,
  building_number text not null default ''::text,
  postal_code text not null default ''::text,
  town text not null default ''::text,
  country character(2) not null,
  currency character(3) not null,
  vat_number text,
  vat_number_valid boolean not null default false,
  language text not null,
  customer_number bigint not null,
  created_at timestamp with time zone not null
);
create table passkeys (
  factor_id uuid not null,
  credential_id text not null,
  public_key bytea not null,
  sign_count bigint not null,
  transports text[] not null,
  aaguid text not null,
  is_backed_up boolean not null,
  is_discoverable boolean not null,
  verifies_user boolean not null
);
create table payer_accounts (
  iban text not null,
  organization_id uuid not null,
  seen_on date not null
);
create table payment_claims (
  organization_id uuid not null,
  id uuid not null,
  claimed_by uuid,
  currency character(3) not null,
  amount_minor bigint not null,
  paid_on date not null,
  iban text,
  state text not null,
  bank_payment_id uuid,
  claimed_at timestamp with time zone not null,
  settled_at timestamp with time zone
);
create table payment_customers (
  organization_id uuid not null,
  provider text not null,
  token text not null,
  created_at timestamp with time zone not null
);
create table payment_profiles (
  organization_id uuid not null,
  id uuid not null,
  provider text not null,
  token text not null,
  kind text not null,
  brand text,
  hint text,
  expires_on date,
  is_default boolean not null default false,
  added_by uuid,
  added_at timestamp with time zone not null,
  warned_at timestamp with time zone,
  removed_at timestamp with time zone
);
create table payment_references (
  reference text not null,
  organization_id uuid not null,
  due_item_id uuid not null
);
create table payment_reversals (
  organization_id uuid not null,
  id uuid not null,
  payment_id uuid not null,
  reason text not null,
  undone_at timestamp with time zone not null,
  undone_by uuid
);
create table payment_setups (
  organization_id uuid not null,
  id uuid not null,
  state text not null,
  provider text not null,
  token text,
  currency character(3) not null,
  payment_profile_id uuid,
  started_by uuid,
  started_at timestamp with time zone not null,
  settled_at timestamp with time zone
);
create table payments (
  organization_id uuid not null,
  id uuid not null,
  source text not null,
  due_item_id uuid,
  target text not null,
  currency character(3) not null,
  amount_minor bigint not null,
  received_on date not null,
  recorded_at timestamp with time zone not null,
  outcome text not null,
  meant_due_item_id uuid,
  round integer not null default 1,
  reasons text[]
);
create table payout_approvals (
  organization_id uuid not null,
  payout_id uuid not null,
  approved_by uuid not null,
  approved_at timestamp with time zone not null
);
create table payout_batches (
  id uuid not null,
  number bigint not null,
  currency character(3) not null,
  sum_minor bigint not null,
  payouts integer not null,
  execution_on date not null,
  sha256 bytea not null,
  bytes bytea not null,
  created_by uuid,
  created_at timestamp with time zone not null,
  destination text not null default 'bank'::text
);
create table payouts (
  organization_id uuid not null,
  id uuid not null,
  number text not null,
  state text not null,
  currency character(3) not null,
  amount_minor bigint not null,
  iban text,
  holder text,
  approvals_needed integer not null,
  requested_by uuid not null,
  requested_at timestamp with time zone not null,
  decided_at timestamp with time zone,
  refusal text,
  batch_id uuid,
  sent_at timestamp with time zone,
  booked_on date,
  returned_on date,
  fee_minor bigint not null default 0,
  destination text not null default 'bank'::text,
  paypal_email text
);
create table plan_families (
  id text not null,
  position integer not null,
  icon text not null,
  names jsonb not null,
  revision integer not null default 1
);
create table plan_family_tiers (
  family_id text not null,
  valid_from date not null,
  from_quantity integer not null,
  volume_rate numeric(6,3) not null
);
create table plan_option_prices (
  plan_id text not null,
  option_id text not null,
  period text not null,
  currency character(3) not null,
  valid_from date not null,
  amount_minor bigint not null
);
create table plan_options (
  plan_id text not null,
  id text not null,
  position integer not null,
  names jsonb not null,
  summaries jsonb not null,
  module_key text not null,
  is_offered boolean not null default true
);
create table plan_prices (
  plan_id text not null,
  period text not null,
  currency character(3) not null,
  valid_from date not null,
  amount_minor bigint not null
);
create table plans (
  id text not null,
  family_id text not null,
  rank integer not null,
  names jsonb not null,
  summaries jsonb not null,
  features jsonb not null default '[]'::jsonb,
  vat_class text not null default 'standard'::text,
  module text not null,
  domain_suffix text,
  is_offered boolean not null default true,
  revision integer not null default 1
);
create table product_changes (
  organization_id uuid not null,
  product_id uuid not null,
  id uuid not null,
  from_state text,
  to_state text not null,
  cause text not null,
  actor_user_id uuid,
  changed_at timestamp with time zone not null
);
create table product_options (
  organization_id uuid not null,
  product_id uuid not null,
  plan_id text not null,
  option_id text not null,
  unit_price_minor bigint not null
);
create table product_periods (
  organization_id uuid not null,
  product_id uuid not null,
  period daterange not null,
  invoice_id uuid not null
);
create table product_suspensions (
  organization_id uuid not null,
  product_id uuid not null,
  invoice_id uuid not null,
  suspended_at timestamp with time zone not null,
  terminates_on date not null,
  ended_at timestamp with time zone,
  ended_by text
);
create table products (
  organization_id uuid not null,
  id uuid not null,
  plan_id text not null,
  label text not null,
  state text not null,
  period text not null,
  starts_on date not null,
  expires_on date not null,
  anchor_day integer not null,
  order_id uuid not null,
  unit_price_minor bigint not null,
  currency character(3) not null,
  access jsonb,
  created_at timestamp with time zone not null
);
create table proformas (
  organization_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  number text not null,
  currency character(3) not null,
  total_minor bigint not null,
  issued_on date not null,
  document jsonb not null,
  issued_at timestamp with time zone not null
);
create table provider_events (
  provider text not null,
  event_token text not null,
  kind text not null,
  about text not null,
  received_at timestamp with time zone not null
);
create table provider_payouts (
  id uuid not null,
  currency character(3) not null,
  amount_minor bigint not null,
  fee_minor bigint not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid not null,
  undone_at timestamp with time zone,
  undone_by uuid
);
create table provisioning_steps (
  organization_id uuid not null,
  product_id uuid not null,
  step text not null,
  occasion text not null,
  started_at timestamp with time zone not null,
  attempts integer not null default 1,
  done_at timestamp with time zone
);
create table rate_limits (
  key text not null,
  window_ends_at timestamp with time zone not null,
  taken integer not null
);
create table recovery_addresses (
  id uuid not null,
  user_id uuid not null,
  email text not null,
  confirmed_at timestamp with time zone not null,
  usable_at timestamp with time zone not null,
  ends_at timestamp with time zone
);
create table refunds (
  organization_id uuid not null,
  id uuid not null,
  charge_id uuid not null,
  state text not null,
  token text,
  currency character(3) not null,
  amount_minor bigint not null,
  reason text not null,
  requested_by uuid not null,
  requested_at timestamp with time zone not null,
  settled_at timestamp with time zone
);
create table sessions (
  id uuid not null,
  user_id uuid not null,
  token_hash bytea not null,
  second_factor_at timestamp with time zone,
  created_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  user_agent text,
  address inet,
  proved_at timestamp with time zone,
  device_id uuid
);
create table sms_codes (
  id uuid not null,
  user_id uuid not null,
  factor_id uuid not null,
  purpose text not null,
  flow_id uuid,
  session_id uuid,
  code bytea not null,
  tries integer not null default 0,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone
);
create table staff (
  user_id uuid not null,
  role text not null,
  created_at timestamp with time zone not null
);
create table support_attachments (
  organization_id uuid not null,
  id uuid not null,
  message_id uuid,
  position integer not null default 0,
  name text not null,
  extension text not null,
  size_bytes integer not null,
  bytes bytea not null,
  uploaded_by uuid not null,
  uploaded_at timestamp with time zone not null
);
create table support_codes (
  user_id uuid not null,
  code_hmac bytea not null,
  sealed_code bytea,
  made_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  used_by uuid
);
create table support_messages (
  organization_id uuid not null,
  id uuid not null,
  request_id uuid not null,
  author_kind text not null,
  author_id uuid not null,
  staff_name text,
  text text not null,
  sent_at timestamp with time zone not null
);
create table support_notes (
  id uuid not null,
  organization_id uuid not null,
  request_id uuid not null,
  author_id uuid not null,
  text text not null,
  written_at timestamp with time zone not null
);
create table support_requests (
  organization_id uuid not null,
  id uuid not null,
  number text not null,
  subject text not null,
  category text not null,
  product_id uuid,
  state text not null,
  opened_by uuid not null,
  opened_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  taken_by uuid
);
create table top_ups (
  organization_id uuid not null,
  id uuid not null,
  number text not null,
  currency character(3) not null,
  amount_minor bigint not null,
  issued_on date not null,
  requested_by uuid,
  requested_at timestamp with time zone not null,
  document jsonb not null
);
create table user_audit (
  user_id uuid not null,
  sequence bigint not null,
  happened_at timestamp with time zone not null,
  actor_kind text not null,
  actor_user_id uuid,
  actor_name text not null,
  session_id uuid,
  request_id text,
  address inet,
  action text not null,
  subject_kind text,
  subject_id uuid,
  details jsonb not null default '{}'::jsonb,
  previous_hash bytea not null,
  hash bytea not null,
  user_agent text,
  token_id uuid
);
create table user_avatars (
  user_id uuid not null,
  version text not null,
  large bytea not null,
  small bytea not null,
  changed_at timestamp with time zone not null
);
create table user_devices (
  id uuid not null,
  user_id uuid not null,
  token_hash bytea not null,
  user_agent text,
  first_seen_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  trust_ends_at timestamp with time zone,
  failures integer not null default 0
);
create table user_factors (
  id uuid not null,
  user_id uuid not null,
  kind text not null,
  secret bytea,
  last_step bigint,
  created_at timestamp with time zone not null,
  confirmed_at timestamp with time zone,
  last_used_at timestamp with time zone,
  name text not null default ''::text
);
create table user_news_topics (
  user_id uuid not null,
  topic text not null,
  is_wanted boolean not null,
  changed_at timestamp with time zone not null
);
create table user_passwords (
  user_id uuid not null,
  hash text not null,
  changed_at timestamp with time zone not null,
  is_short boolean not null default false
);
create table user_phones (
  user_id uuid not null,
  number text not null,
  changed_at timestamp with time zone not null
);
create table user_tokens (
  id uuid not null,
  user_id uuid not null,
  organization_id uuid,
  name text not null,
  start text not null,
  token_hash bytea not null,
  scopes text[] not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  reminded_at timestamp with time zone,
  revoked_at timestamp with time zone,
  last_used_at timestamp with time zone,
  last_used_address inet
);
create table users (
  id uuid not null,
  email text not null,
  first_name text not null,
  last_name text not null,
  language text not null,
  created_at timestamp with time zone not null,
  email_confirmed_at timestamp with time zone not null,
  lock_after integer not null default 10,
  sign_in_alerts text not null default 'new_device'::text,
  alerts_of_failures boolean not null default false,
  failures_told_at timestamp with time zone,
  avatar_version text,
  closed_at timestamp with time zone
);
create table write_offs (
  organization_id uuid not null,
  id uuid not null,
  invoice_id uuid not null,
  due_item_id uuid not null,
  currency character(3) not null,
  amount_minor bigint not null,
  reason text not null,
  written_off_at timestamp with time zone not null,
  written_off_by uuid,
  undone_at timestamp with time zone,
  undone_by uuid
);

-- comments

comment on table audit_heads is 'The last row of each audit chain, so that a missing tail is found too; locked while a row is added.';
comment on table authentication_failures is 'Failed attempts in a row, per account and authenticator.';
comment on column authentication_failures.failures is 'Failures since the last success or unlocking: reaches the user''s own ceiling.';
comment on column authentication_failures.in_row is 'Failures since the last success, whoever unlocked meanwhile: never goes beyond 100 (NIST SP 800-63B-4, 3.2.2).';
comment on column authentication_failures.locked_at is 'Since when this way to sign in is locked; empty where it is open.';
comment on table backup_code_sheets is 'The one sheet of backup codes that a user has (SEC-2); a new one takes its place. The salt is that of its hashes.';
comment on table backup_codes is 'Codes of a sheet, as argon2id hashes with its salt (ASVS 6.5.2). Each works once.';
comment on table bank_file_parts is 'The uploaded bytes in parts of a megabyte, each packed by Zstandard, so that any worker can read them with little memory.';
comment on table bank_file_sums is 'What the payments of a file come to in each currency, in minor units.';
comment on table bank_files is 'Bank statements that were uploaded, each once by its content. refusal: code, line, column and params of the reason.';
comment on column bank_files.message is 'Message and version as the file tells them: camt.053.001.08.';
comment on column bank_files.run_id is 'The run of the import that works on the file; an older run that is still alive finds another id here, and gives up.';
comment on column bank_files.booking_order is 'Place in the order in which files were read to their end: of two files with the same entry, the earlier one books it.';
comment on column bank_files.paid is 'How many payments ended on a due item; prepaid, unassigned, duplicate, possible_duplicate likewise. Follows what staff decide.';
comment on column bank_files.provider_payouts is 'How many of its payments staff said to be payouts of the payment provider.';
comment on table bank_outgoings is 'What a bank''s file tells of payouts, by their EndToEndId: money that left the account, or came back.';
comment on table bank_payment_decisions is 'Who decided what about a payment, and when, the first, the second … booked: the import did, noted when it is undone. organization_id, due_item_id: where the money went, or was taken back from.';
comment on table bank_payment_results is 'What became of each payment (MON-7); outcome is the reason in a word, decided_at the last change. organization_id: whose money it is.';
comment on column bank_payment_results.due_item_id is 'What it paid; null with an organization: its prepaid account.';
comment on column bank_payment_results.replaced_by_file_id is 'The file whose details took the place of this entry, of which only the sum was known.';
comment on column bank_payment_results.posting_id is 'The id under which the payment waits or is booked since it was undone: that of the reversal. Null: its booking_id.';
comment on column bank_payment_results.score is 'How sure it was whose payment it is, where no right reference told; of the likeliest one, reasons likewise. Null where nothing pointed at anybody.';
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
comment on table bank_statements is 'The statements of a file: the account by its IBAN, the bank''s id, and the days of the payments, null where there are none.';
comment on table billing_addresses is 'Whom an invoice may be made out to, beside the organization itself. One that an order used is never changed, only archived.';
comment on column billing_addresses.email is 'Where mails about its invoices go as well, beside the members who are told.';
comment on column billing_addresses.is_default is 'Proposed at the next order; where none is, the organization''s own address.';
comment on table billing_preferences is 'How an organization wants to be billed, where it is not as the provider does. reminder_days: so many days after the due date it is reminded, rising.';
comment on table chargebacks is 'Payments that the payer''s bank took back: owed by the customer from then on, unless the dispute is won.';
comment on column chargebacks.due_item_id is 'What is owed again because the payment was undone; null: the ledger''s account chargebacks holds what is owed.';
comment on table charges is 'Tries to pay one due item through the payment provider: one is under way at a time, and none is booked twice.';
comment on column charges.token is 'The provider''s name of its page or payment; null until the provider has answered.';
comment on column charges.payment_token is 'The provider''s name of the payment, by which money is given back.';
comment on column charges.page_url is 'Where the payer pays or confirms while it is open.';
comment on column charges.received_minor is 'What the provider says was paid, in minor units of its currency.';
comment on column charges.payment_profile_id is 'The kept method that it was started with; null: the payer chooses on the provider''s page.';
comment on table credit_note_lines is 'How much of each line of the invoice a credit note takes back, net. position counts the lines of the invoice from 1.';
comment on table credit_note_numbers is 'Each number that was given to a credit note once, across organizations.';
comment on table credit_notes is 'What was credited of an invoice, with a number without gaps (MON-14): never changed, never deleted. document is all that is printed.';
comment on column credit_notes.destination is 'due: the invoice was open and owes less. prepaid: it was paid, and the money went to the prepaid account.';
comment on table customer_numbers is 'Which organization a customer number belongs to; unique across organizations.';
comment on table documents is 'Final documents, byte for byte as they were first made (MON-4).';
comment on column documents.format is 'pdf for people; ubl and cii are e-invoices by EN 16931. The PDF of a document that has those carries the cii inside (Factur-X).';
comment on table due_items is 'What is to be paid: an order by its pro-forma, an invoice, or a top-up of the prepaid account; the row that is locked while a payment is booked.';
comment on column due_items.cancel_cause is 'cancelled: the order or top-up was cancelled. replaced: an invoice took the place of the pro-forma. reduced: a credit note left less, which is due with a reference of its own. credited: a credit note left nothing. written_off: staff gave it up. time: the top-up did not arrive in time.';
comment on column due_items.round is 'How often it has been open: a payment that is undone opens it again.';
comment on column due_items.issued_on is 'Of an invoice the day it was issued, for lists; null for all else.';
comment on column due_items.invoice_minor is 'Of an invoice its total in minor units, for lists; null for all else.';
comment on column due_items.prepaid_minor is 'What was set aside of the prepaid account for the order, in minor units; amount_minor is the rest. It lies on the ledger account reserved while the due item is open.';
comment on table flows is 'Everything that goes step by step (sign-up, second factor, reset, first administrator): one purpose, one subject, one use.';
comment on table idempotency_keys is 'Answers by Idempotency-Key (API-1), kept for a day: the same key gives the same answer.';
comment on table installation is 'What this database was first started as; loaded_at is when the demo''s data was complete.';
comment on column installation.story is 'Demo only: the steps of the story that are done, and the ids of what they made.';
comment on table invitations is 'Invitations by mail (ORG-4): one person, one role, one use. The secret of the link is in the mail alone, its SHA-256 here.';
comment on column invitations.email is 'The invited address in the form in which sign-in addresses are compared.';
comment on column invitations.state is 'An open one has expired once expires_at is over.';
comment on column invitations.sent_at is 'When the mail with the link that works was written; a newer one voids the older.';
comment on table invoice_numbers is 'Each number that this installation gave to an invoice once, across organizations; numbers of a former system are not ours.';
comment on table invoice_reminders is 'Reminders that were sent, the first, the second … cause: what had gone wrong with the payment, as far as the books tell.';
comment on column invoice_reminders.round is 'The round of the due item: an invoice that is owed again is reminded of from the start.';
comment on table invoices is 'Final documents: never changed, never deleted. document is all that is printed. imported: an open item of a former system, without a document of ours.';
comment on table ledger_balances is 'Sum of the entries of each account, kept by a trigger. A prepaid account is money the provider owes: its balance is a credit, so never above zero here.';
comment on table ledger_day_counts is 'One row: up to when transactions are summed in ledger_days.';
comment on column ledger_day_counts.counted_at is 'Transactions recorded before are in ledger_days.';
comment on table ledger_days is 'Sums of the ledger by day over all organizations, of the transactions recorded before counted_at. Later ones are added when figures are read.';
comment on column ledger_days.received_minor is 'What payers sent to the bank or the payment provider, in minor units; less what went back to them.';
comment on column ledger_days.invoiced_minor is 'Invoices less credit notes, gross, in minor units.';
comment on table ledger_entries is 'Double entry: debits are positive, credits negative, in minor units.';
comment on table ledger_transactions is 'One movement of money; cause_id is the invoice, payment or bank payment behind it. The nil organization is the provider itself.';
comment on table mails is 'Every mail; it stands here if and only if its cause was committed. Kept in the demo''s mailbox when no SMTP server is set.';
comment on table member_products is 'Products given to collaborators and external users (ORG-2).';
comment on table members is 'A user in an organization, with a role (ORG-2). has_billing: a collaborator was given billing.';
comment on column members.billing_mails is 'Whether reminders about money are mailed to this member (ORG-3); empty for what is usual: to legal representatives.';
comment on column members.product_mails is 'Whether what happens to products is mailed to this member (ORG-3); empty for what is usual: to legal representatives.';
comment on table migrations is 'Files that made this database, each with the hash of its text: what was applied is never edited.';
comment on table news_messages is 'News that staff sent by mail: subject and text by language. last_user_id is how far the run has come, so that nobody gets a mail twice.';
comment on table number_counters is 'Counters of legal numbers; the row is locked until the document that took the number is committed, so that none is missing (MON-4).';
comment on table order_lines is 'Lines of an order, priced when it was placed. label is the customer''s own name for the product, a domain name for instance.';
comment on column order_lines.volume_rate is 'Volume rate in percent that was taken off unit price times quantity (CAT-3); 0 without one.';
comment on column order_lines.option_id is 'The option that the line sells; null for a product.';
comment on column order_lines.of_position is 'For an option the position of its product in the same order.';
comment on table orders is 'What somebody wants to buy (MON-3). customer is the billing address and VAT standing at the time of the order.';
comment on column orders.billing_address_id is 'The address that customer was taken from; null: the organization''s own.';
comment on column orders.terms_version is 'The version of the provider''s terms that was accepted with the order; null where the provider has none.';
comment on table organization_audit is 'Who did what in an organization (SEC-11). Only grows; each row carries the hash of the one before.';
comment on column organization_audit.user_agent is 'What the browser or program called itself; kept here, because a session may be gone when the row is read.';
comment on column organization_audit.token_id is 'The API token that was used instead of a session.';
comment on table organizations is 'A customer of the provider. Its postal country decides its currency: CH and LI pay CHF, the rest EUR.';
comment on table passkeys is 'Passkeys and security keys: the public half of each, which belongs to one row of user_factors.';
comment on column passkeys.credential_id is 'Base64url, as the authenticator chose it; nobody can register one that is taken.';
comment on column passkeys.sign_count is 'The counter of the last signature; zero for authenticators that keep none. It never goes back.';
comment on column passkeys.aaguid is 'The model of the authenticator, as it says of itself; zeros where it does not say.';
comment on column passkeys.is_discoverable is 'True where the browser said that the key can sign in without an address typed before.';
comment on column passkeys.verifies_user is 'True where the key has shown that it asks for a PIN, a finger or a face.';
comment on table payer_accounts is 'Accounts that an organization has paid from, learnt from payments whose reference was right.';
comment on table payment_claims is 'A transfer that a customer made and does not find: amount, day, account. Confirmed when staff assign a payment that it fits.';
comment on table payment_customers is 'By which token a payment provider knows an organization.';
comment on table payment_profiles is 'Payment methods that the payment provider keeps for an organization, by token alone (MON-12).';
comment on column payment_profiles.hint is 'The last four digits, or the wallet''s address, as the provider tells them.';
comment on column payment_profiles.expires_on is 'The last day on which a card can be charged; null where nothing expires.';
comment on column payment_profiles.is_default is 'Proposed first; where none is, the prepaid account is.';
comment on column payment_profiles.warned_at is 'When the organization was told that it expires.';
comment on table payment_references is 'Which due item a payment reference belongs to; each reference once, for ever (MON-5).';
comment on table payment_reversals is 'Payments that were undone, each once (MON-14): when, by whom, why. Nothing of the payment is deleted. reason is for staff alone.';
comment on column payment_reversals.id is 'For money of the bank also the id under which it waits from then on, and is booked again.';
comment on table payment_setups is 'Visits to the provider''s page on which a payment method is kept without paying.';
comment on table payments is 'Money that was received or moved for an organization: onto a due item or onto the prepaid account. outcome says why (MON-7).';
comment on column payments.id is 'For money of the bank the id of the bank payment, or of the reversal that made it wait again: each is booked once. For a credit note that of the credit note.';
comment on column payments.meant_due_item_id is 'The due item whose reference the payment carried, though it could not pay it.';
comment on column payments.round is 'The round of the due item that it paid.';
comment on column payments.reasons is 'What told whose payment it is, where no right reference did; null elsewhere.';
comment on table payout_approvals is 'Who of the staff approved a payout; large ones need two.';
comment on table payout_batches is 'Files of payouts, byte for byte as they were made: payment orders for the bank (pain.001), one for an account, and payout lists for PayPal (CSV).';
comment on table payouts is 'Money of a prepaid account that an organization wants back (MON-10). It is reserved in the ledger from the request on.';
comment on column payouts.number is 'Its number, and with a prefix the EndToEndId by which the bank''s file tells of it.';
comment on column payouts.booked_on is 'The day on which the bank booked it; returned_on, the day on which it sent it back.';
comment on column payouts.fee_minor is 'What banks kept when they sent it back, in minor units: the provider bears it, and the customer has the whole amount again.';
comment on column payouts.paypal_email is 'The address that PayPal sends it to. It begins with a letter or a figure, so that no spreadsheet takes it for a formula.';
comment on table plan_families is 'Families of plans: web hosting, mail … names is the name by language.';
comment on column plan_families.revision is 'Rises with each change by staff, who change what they have read.';
comment on table plan_family_tiers is 'Volume rates in percent of families (CAT-3). All rows of one first day are one scale; a new scale takes the place of the whole former one from its day on.';
comment on table plan_option_prices is 'Net price of an option of one unit for one period, in minor units; versions as those of plans (CAT-2).';
comment on table plan_options is 'What can be added to a product of a plan (CAT-1). names and summaries by language; VAT is that of the plan.';
comment on column plan_options.module_key is 'What the provisioning module is told of the option.';
comment on table plan_prices is 'Net price of one unit for one period, in minor units. A new price is a new row with its first day (CAT-2).';
comment on table plans is 'Offers with a rank inside their family (CAT-1). names and summaries by language, features a list of them; module is the provisioning module.';
comment on column plans.domain_suffix is 'For domain names: what the name of the product must end in, ''.ch'' for instance.';
comment on column plans.revision is 'Rises with each change by staff, who change what they have read.';
comment on table product_changes is 'Each change of a product''s state with its cause, time and actor (CAT-5).';
comment on table product_options is 'Options that a product has, with the list price of its period in minor units of the product''s currency (CAT-1).';
comment on table product_periods is 'Which invoice paid which period of a product, [first day, day after the last).';
comment on table product_suspensions is 'Products that were suspended because the invoice of their period stayed unpaid after its last reminder. settled: nothing is owed any more, and they run again.';
comment on column product_suspensions.terminates_on is 'The day on which the product ends if the invoice is still unpaid; the customer was told of it.';
comment on table products is 'A plan that an organization has: period, expiry date, state (CAT-5). access is what the provisioning module described.';
comment on table proformas is 'Pro-forma invoices: what to pay for an order, before there is an invoice. document is all that is printed.';
comment on table provider_events is 'Events of a payment provider that were taken in, each once; what they tell is asked for, and nothing is booked on their text.';
comment on column provider_events.about is 'Our id of the charge, setup or refund; of a payment the provider''s own name.';
comment on table provider_payouts is 'Bank payments that are payouts of the payment provider: they belong to no customer. What it held sinks by amount and fee.';
comment on column provider_payouts.id is 'The id under which the bank payment waited in the provider''s books: each is booked once.';
comment on column provider_payouts.fee_minor is 'What the payment provider kept, as staff read it in its statement; in minor units.';
comment on table provisioning_steps is 'Calls of provisioning modules; occasion tells two calls of the same step apart, so that none runs twice (CAT-6).';
comment on table rate_limits is 'Permits taken in the running window of each limit; may be lost in a crash.';
comment on table recovery_addresses is 'Where links to set a new password go (ACC-5). From usable_at on, until ends_at, which is set when it is replaced or removed.';
comment on table refunds is 'Money of a charge that goes back to the method it was paid with, out of the prepaid account (MON-14). reason is for staff alone.';
comment on table sessions is 'Signed-in browsers. The token itself is only in the cookie; second_factor_at is when a second factor was given in this session.';
comment on column sessions.proved_at is 'When this session last proved who sits there, by password or factor; empty after a sign-in that asked for less than the account has.';
comment on column sessions.device_id is 'The known device that the session runs in; empty once the device was forgotten.';
comment on table sms_codes is 'Codes sent by SMS, sealed with the installation''s key. Each belongs to the sign-in or the session that asked for it (ASVS 6.6.2) and works once.';
comment on column sms_codes.flow_id is 'The sign-in that asked for it; empty where a session did.';
comment on column sms_codes.tries is 'How often a code was typed for it; after five it is dead.';
comment on table staff is 'Users of the provider''s own back office.';
comment on table support_attachments is 'Files of messages. Uploaded before the message is sent, which takes them; what no message took is cleared after a day.';
comment on column support_attachments.name is 'What the file was called, to be shown; never a path, never the name under which it is sent.';
comment on column support_attachments.extension is 'What its content is, told by its first bytes.';
comment on table support_codes is 'The newest support code of a user (SUP-1): it says who calls, and gives no access. Good for some minutes and for one use; a new one takes its place.';
comment on column support_codes.code_hmac is 'HMAC of the code with the installation''s key, by which staff find it: a plain hash of so few digits would be undone by trying all.';
comment on column support_codes.sealed_code is 'The code for its owner''s own page, sealed with the installation''s key; gone once it was used.';
comment on column support_codes.used_by is 'The member of staff who typed it.';
comment on table support_messages is 'The thread of a request, as customer and staff read it; what staff write for themselves is in support_notes.';
comment on column support_messages.staff_name is 'The name under which staff answered: members of the organization do not see the provider''s people themselves.';
comment on table support_notes is 'What staff write about a request for each other. No member''s request has a right on this table, whatever it asks.';
comment on table support_requests is 'What an organization asked the provider''s staff for (SUP-4). open: staff have the word; waiting: the customer has it; an answer of the customer opens it again.';
comment on column support_requests.changed_at is 'When the last message came, or the state changed.';
comment on column support_requests.taken_by is 'The member of staff who takes care of it; nobody at first.';
comment on table top_ups is 'Transfers to the prepaid account that were announced (MON-11); how far one is says its due item. document is all that is printed on its payment slip.';
comment on table user_audit is 'Who did what to a user account (SEC-10). Only grows; each row carries the hash of the one before.';
comment on column user_audit.user_agent is 'What the browser or program called itself; kept here, because a session may be gone when the row is read.';
comment on column user_audit.token_id is 'The API token that was used instead of a session.';
comment on table user_avatars is 'The picture of a user (ACC-3) as WebP, drawn anew by us: large 420, small 96 pixels square.';
comment on column user_avatars.version is 'A part of the address of the picture, another one for each picture.';
comment on table user_devices is 'Browsers in which a user has signed in. The token is in the browser''s cookie, its SHA-256 here; one browser may be known to several users, by a row each.';
comment on column user_devices.trust_ends_at is 'Until when a password in this browser needs no second factor; empty where that was not chosen.';
comment on column user_devices.failures is 'Wrong passwords in a row in this browser, counted apart from those elsewhere.';
comment on table user_factors is 'Second factors (SEC-1). The secret of an app, or the number of a phone, is sealed with the installation''s key; last_step is the last TOTP step used, so that a code works once.';
comment on column user_factors.name is 'The name that its owner gave it; empty for none.';
comment on table user_news_topics is 'What a user chose of the news topics (ACC-7); a topic without a row is as it is for everybody at first.';
comment on table user_passwords is 'argon2id hash of each user''s password.';
comment on column user_passwords.is_short is 'True where the password has fewer than 15 characters: taken only while a second factor is in force.';
comment on table user_phones is 'The telephone number of a user, for calls by support; no second factor.';
comment on column user_phones.number is 'In the international form (ITU-T E.164).';
comment on table user_tokens is 'Personal API tokens (API-2): a part of a user''s rights for a program. The token itself is shown once and stored as its SHA-256.';
comment on column user_tokens.organization_id is 'The only organization that it works in; empty for all of the user.';
comment on column user_tokens.start is 'Its first characters, by which its owner knows it.';
comment on table users is 'A person with a login (ACC-1). The address is confirmed before the row exists.';
comment on column users.email is 'Sign-in address, NFKC-normalised and in lower case: the form that is compared.';
comment on column users.lock_after is 'Failures in a row after which a way to sign in is locked (SEC-8).';
comment on column users.sign_in_alerts is 'After which sign-ins a mail is sent (SEC-7).';
comment on column users.alerts_of_failures is 'True where failed sign-ins are told by mail, once an hour at most (SEC-7).';
comment on column users.failures_told_at is 'Up to when failed sign-ins were told by mail.';
comment on column users.avatar_version is 'Which picture the person has now, as it stands in its address; empty for none.';
comment on column users.closed_at is 'When the account was closed (ACC-6): name, address and all that belonged to the person are gone; the row stays for what refers to it.';
comment on table write_offs is 'What staff gave up of an invoice, and whether they took that back. reason is for staff alone.';

-- constraints

alter table audit_heads add constraint audit_heads_pkey PRIMARY KEY (chain);
alter table authentication_failures add constraint authentication_failures_authenticator_check CHECK ((authenticator = ANY (ARRAY['password'::text, 'totp'::text, 'passkey'::text, 'sms'::text, 'backup_code'::text, 'unlock'::text])));
alter table authentication_failures add constraint authentication_failures_pkey PRIMARY KEY (user_id, authenticator);
alter table authentication_failures add constraint authentication_failures_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id);
alter table backup_code_sheets add constraint backup_code_sheets_pkey PRIMARY KEY (user_id);
alter table backup_code_sheets add constraint backup_code_sheets_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE;
alter table backup_codes add constraint backup_codes_number_check CHECK (((number >= 1) AND (number <= 10)));
alter table backup_codes add constraint backup_codes_pkey PRIMARY KEY (user_id, number);
alter table backup_codes add constraint backup_codes_user_id_fkey FOREIGN KEY (user_id) REFERENCES backup_code_sheets(user_id) ON DELETE CASCADE;
alter table bank_file_parts add constraint bank_file_parts_pkey PRIMARY KEY (bank_file_id, part);
alter table bank_file_sums add constraint bank_file_sums_bank_file_id_fkey FOREIGN KEY (bank_file_id) REFERENCES bank_files(id);
alter table bank_file_sums add constraint bank_file_sums_pkey PRIMARY KEY (bank_file_id, currency);
alter table bank_files add constraint bank_files_booking_order_key UNIQUE (booking_order);
alter table bank_files add constraint bank_files_check CHECK (((state = ANY (ARRAY['booking'::text, 'done'::text])) = (booking_order IS NOT NULL)));
alter table bank_files add constraint bank_files_check1 CHECK (((state = 'refused'::text) = (refusal IS NOT NULL)));
alter table bank_files add constraint bank_files_check2 CHECK (((state = ANY (ARRAY['done'::text, 'refused'::text])) = (finished_at IS NOT NULL)));
alter table bank_files add constraint bank_files_pkey PRIMARY KEY (id);
alter table bank_files add constraint bank_files_sha256_key UNIQUE (sha256);
alter table bank_files add constraint bank_files_state_check CHECK ((state = ANY (ARRAY['received'::text, 'reading'::text, 'booking'::text, 'done'::text, 'refused'::text])));
alter table bank_outgoings add constraint bank_outgoings_amount_minor_check CHECK ((amount_minor > 0));
alter table bank_outgoings add constraint bank_outgoings_bank_file_id_fkey FOREIGN KEY (bank_file_id) REFERENCES bank_files(id);
alter table bank_outgoings add constraint bank_outgoings_kind_check CHECK ((kind = ANY (ARRAY['debit'::text, 'return'::text])));
alter table bank_outgoings add constraint bank_outgoings_pkey PRIMARY KEY (bank_file_id, "position");
alter table bank_payment_decisions add constraint bank_payment_decisions_check CHECK (((kind = 'undone'::text) = (reason IS NOT NULL)));
alter table bank_payment_decisions add constraint bank_payment_decisions_kind_check CHECK ((kind = ANY (ARRAY['booked'::text, 'assigned'::text, 'undone'::text, 'same'::text, 'another'::text])));
alter table bank_payment_decisions add constraint bank_payment_decisions_ordinal_check CHECK ((ordinal >= 1));
alter table bank_payment_decisions add constraint bank_payment_decisions_pkey PRIMARY KEY (bank_payment_id, ordinal);
alter table bank_payment_results add constraint bank_payment_results_pkey PRIMARY KEY (bank_payment_id);
alter table bank_payment_results add constraint bank_payment_results_score_check CHECK (((score >= 0) AND (score <= 100)));
alter table bank_payment_results add constraint bank_payment_results_state_check CHECK ((state = ANY (ARRAY['booked'::text, 'unassigned'::text, 'assigned'::text, 'duplicate'::text, 'possible_duplicate'::text, 'dismissed'::text])));
alter table bank_payments add constraint bank_payments_amount_minor_check CHECK ((amount_minor > 0));
alter table bank_payments add constraint bank_payments_check CHECK (((meant_organization_id IS NULL) = (meant_due_item_id IS NULL)));
alter table bank_payments add constraint bank_payments_pkey PRIMARY KEY (id);
alter table bank_payments add constraint bank_payments_reference_kind_check CHECK ((reference_kind = ANY (ARRAY['QRR'::text, 'SCOR'::text, 'invalid-or-other'::text, 'none'::text])));
alter table bank_statements add constraint bank_statements_bank_file_id_fkey FOREIGN KEY (bank_file_id) REFERENCES bank_files(id);
alter table bank_statements add constraint bank_statements_pkey PRIMARY KEY (bank_file_id, number);
alter table billing_addresses add constraint billing_addresses_check CHECK (((state = 'archived'::text) = (archived_at IS NOT NULL)));
alter table billing_addresses add constraint billing_addresses_check1 CHECK (((state = 'active'::text) OR (NOT is_default)));
alter table billing_addresses add constraint billing_addresses_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(organization_id);
alter table billing_addresses add constraint billing_addresses_pkey PRIMARY KEY (organization_id, id);
alter table billing_addresses add constraint billing_addresses_state_check CHECK ((state = ANY (ARRAY['active'::text, 'archived'::text])));
alter table billing_preferences add constraint billing_preferences_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(organization_id);
alter table billing_preferences add constraint billing_preferences_pkey PRIMARY KEY (organization_id);
alter table billing_preferences add constraint billing_preferences_reminder_days_check CHECK (((cardinality(reminder_days) >= 1) AND (cardinality(reminder_days) <= 5)));
alter table chargebacks add constraint chargebacks_amount_minor_check CHECK ((amount_minor > 0));
alter table chargebacks add constraint chargebacks_check CHECK (((state = 'open'::text) = (decided_at IS NULL)));
alter table chargebacks add constraint chargebacks_organization_id_charge_id_fkey FOREIGN KEY (organization_id, charge_id) REFERENCES charges(organization_id, id);
alter table chargebacks add constraint chargebacks_organization_id_charge_id_token_key UNIQUE (organization_id, charge_id, token);
alter table chargebacks add constraint chargebacks_pkey PRIMARY KEY (organization_id, id);
alter table chargebacks add constraint chargebacks_state_check CHECK ((state = ANY (ARRAY['open'::text, 'won'::text, 'lost'::text])));
alter table charges add constraint charges_amount_minor_check CHECK ((amount_minor > 0));
alter table charges add constraint charges_check CHECK (((state = ANY (ARRAY['succeeded'::text, 'failed'::text, 'cancelled'::text])) = (settled_at IS NOT NULL)));
alter table charges add constraint charges_check1 CHECK (((state = 'succeeded'::text) = (received_minor IS NOT NULL)));
alter table charges add constraint charges_decline_reason_check CHECK ((decline_reason = ANY (ARRAY['declined'::text, 'insufficient_funds'::text, 'expired_card'::text, 'authentication_failed'::text, 'method_unavailable'::text, 'provider_error'::text])));
alter table charges add constraint charges_method_kind_check CHECK ((method_kind = ANY (ARRAY['card'::text, 'twint'::text, 'paypal'::text, 'sepa_debit'::text])));
alter table charges add constraint charges_organization_id_due_item_id_fkey FOREIGN KEY (organization_id, due_item_id) REFERENCES due_items(organization_id, id);
alter table charges add constraint charges_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(organization_id);
alter table charges add constraint charges_organization_id_payment_profile_id_fkey FOREIGN KEY (organization_id, payment_profile_id) REFERENCES payment_profiles(organization_id, id);
alter table charges add constraint charges_pkey PRIMARY KEY (organization_id, id);
alter table charges add constraint charges_state_check CHECK ((state = ANY (ARRAY['started'::text, 'action_needed'::text, 'processing'::text, 'succeeded'::text, 'failed'::text, 'cancelled'::text])));
alter table credit_note_lines add constraint credit_note_lines_net_minor_check CHECK ((net_minor > 0));
alter table credit_note_lines add constraint credit_note_lines_organization_id_credit_note_id_fkey FOREIGN KEY (organization_id, credit_note_id) REFERENCES credit_notes(organization_id, id);
alter table credit_note_lines add constraint credit_note_lines_pkey PRIMARY KEY (organization_id, credit_note_id, "position");
alter table credit_note_numbers add constraint credit_note_numbers_pkey PRIMARY KEY (number);
alter table credit_notes add constraint credit_notes_check CHECK ((total_minor = (net_minor + vat_minor)));
alter table credit_notes add constraint credit_notes_destination_check CHECK ((destination = ANY (ARRAY['due'::text, 'prepaid'::text])));
alter table credit_notes add constraint credit_notes_net_minor_check CHECK ((net_minor > 0));
alter table credit_notes add constraint credit_notes_organization_id_invoice_id_fkey FOREIGN KEY (organization_id, invoice_id) REFERENCES invoices(organization_id, id);
alter table credit_notes add constraint credit_notes_organization_id_number_key UNIQUE (organization_id, number);
alter table credit_notes add constraint credit_notes_pkey PRIMARY KEY (organization_id, id);
alter table credit_notes add constraint credit_notes_vat_minor_check CHECK ((vat_minor >= 0));
alter table customer_numbers add constraint customer_numbers_pkey PRIMARY KEY (customer_number);
alter table documents add constraint documents_format_check CHECK ((format = ANY (ARRAY['pdf'::text, 'ubl'::text, 'cii'::text])));
alter table documents add constraint documents_pkey PRIMARY KEY (organization_id, kind, subject_id, format);
alter table due_items add constraint due_items_amount_minor_check CHECK ((amount_minor >= 0));
alter table due_items add constraint due_items_cancel_cause_check CHECK ((cancel_cause = ANY (ARRAY['cancelled'::text, 'replaced'::text, 'reduced'::text, 'credited'::text, 'written_off'::text, 'time'::text])));
alter table due_items add constraint due_items_check CHECK (((state = 'open'::text) = (settled_at IS NULL)));
alter table due_items add constraint due_items_check1 CHECK (((state = 'cancelled'::text) = (cancel_cause IS NOT NULL)));
alter table due_items add constraint due_items_kind_check CHECK ((kind = ANY (ARRAY['order'::text, 'invoice'::text, 'top_up'::text])));
alter table due_items add constraint due_items_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(organization_id);
alter table due_items add constraint due_items_organization_id_subject_id_kind_reference_key UNIQUE (organization_id, subject_id, kind, reference);
alter table due_items add constraint due_items_pkey PRIMARY KEY (organization_id, id);
alter table due_items add constraint due_items_prepaid_part_check CHECK (((prepaid_minor = 0) OR ((prepaid_minor > 0) AND (kind = 'order'::text))));
alter table due_items add constraint due_items_round_check CHECK ((round >= 1));
alter table due_items add constraint due_items_state_check CHECK ((state = ANY (ARRAY['open'::text, 'paid'::text, 'cancelled'::text])));
alter table flows add constraint flows_pkey PRIMARY KEY (id);
alter table flows add constraint flows_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id);
alter table idempotency_keys add constraint idempotency_keys_pkey PRIMARY KEY (actor_key, key);
alter table installation add constraint installation_kind_check CHECK ((kind = ANY (ARRAY['demo'::text, 'empty'::text])));
alter table installation add constraint installation_only_one_check CHECK (only_one);
alter table installation add constraint installation_pkey PRIMARY KEY (only_one);
alter table invitations add constraint invitations_accepted_by_fkey FOREIGN KEY (accepted_by) REFERENCES users(id);
alter table invitations add constraint invitations_check CHECK (((state = 'open'::text) = (decided_at IS NULL)));
alter table invitations add constraint invitations_check1 CHECK (((state = 'accepted'::text) = (accepted_by IS NOT NULL)));
alter table invitations add constraint invitations_invited_by_fkey FOREIGN KEY (invited_by) REFERENCES users(id);
alter table invitations add constraint invitations_language_check CHECK ((language = ANY (ARRAY['en'::text, 'de'::text, 'fr'::text, 'it'::text, 'es'::text])));
alter table invitations add constraint invitations_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(organization_id) ON DELETE CASCADE;
alter table invitations add constraint invitations_pkey PRIMARY KEY (organization_id, id);
alter table invitations add constraint invitations_role_check CHECK ((role = ANY (ARRAY['legal_representative'::text, 'administrator'::text, 'collaborator'::text, 'external'::text])));
alter table invitations add constraint invitations_state_check CHECK ((state = ANY (ARRAY['open'::text, 'accepted'::text, 'withdrawn'::text])));
alter table invoice_numbers add constraint invoice_numbers_pkey PRIMARY KEY (number);
alter table invoice_reminders add constraint invoice_reminders_cause_check CHECK ((cause = ANY (ARRAY['prepaid'::text, 'other_amount'::text, 'other_currency'::text, 'used_reference'::text, 'unknown'::text])));
alter table invoice_reminders add constraint invoice_reminders_ordinal_check CHECK (((ordinal >= 1) AND (ordinal <= 5)));
alter table invoice_reminders add constraint invoice_reminders_organization_id_invoice_id_fkey FOREIGN KEY (organization_id, invoice_id) REFERENCES invoices(organization_id, id);
alter table invoice_reminders add constraint invoice_reminders_pkey PRIMARY KEY (organization_id, invoice_id, round, ordinal);
alter table invoice_reminders add constraint invoice_reminders_round_check CHECK ((round >= 1));
alter table invoices add constraint invoices_check CHECK ((total_minor = (net_minor + vat_minor)));
alter table invoices add constraint invoices_check1 CHECK (((origin = 'issued'::text) = (document IS NOT NULL)));
alter table invoices add constraint invoices_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(organization_id);
alter table invoices add constraint invoices_organization_id_origin_number_key UNIQUE (organization_id, origin, number);
alter table invoices add constraint invoices_origin_check CHECK ((origin = ANY (ARRAY['issued'::text, 'imported'::text])));
alter table invoices add constraint invoices_pkey PRIMARY KEY (organization_id, id);
alter table invoices add constraint invoices_total_minor_check CHECK ((total_minor >= 0));
alter table ledger_balances add constraint ledger_balances_pkey PRIMARY KEY (organization_id, account, currency);
alter table ledger_balances add constraint prepaid_balance_is_never_negative CHECK (((account <> 'prepaid'::text) OR (balance_minor <= 0)));
alter table ledger_day_counts add constraint ledger_day_counts_only_one_check CHECK (only_one);
alter table ledger_day_counts add constraint ledger_day_counts_pkey PRIMARY KEY (only_one);
alter table ledger_days add constraint ledger_days_pkey PRIMARY KEY (booked_on, currency);
alter table ledger_entries add constraint ledger_entries_account_check CHECK ((account = ANY (ARRAY['bank'::text, 'receivable'::text, 'prepaid'::text, 'unassigned'::text, 'revenue'::text, 'vat'::text, 'opening'::text, 'payouts'::text, 'write_off'::text, 'reserved'::text, 'provider'::text, 'chargebacks'::text, 'bank_fees'::text, 'paypal'::text, 'provider_fees'::text])));
alter table ledger_entries add constraint ledger_entries_amount_minor_check CHECK ((amount_minor <> 0));
alter table ledger_entries add constraint ledger_entries_pkey PRIMARY KEY (organization_id, transaction_id, "position");
alter table ledger_transactions add constraint ledger_transactions_kind_check CHECK ((kind = ANY (ARRAY['invoice'::text, 'payment'::text, 'payment_to_prepaid'::text, 'unassigned_payment'::text, 'unassigned_reversal'::text, 'prepaid_spending'::text, 'opening'::text, 'payout'::text, 'payout_refused'::text, 'payout_withdrawn'::text, 'payout_sent'::text, 'payout_done'::text, 'payout_returned'::text, 'payout_back'::text, 'credit_note'::text, 'credit_to_prepaid'::text, 'write_off'::text, 'write_off_undone'::text, 'reservation'::text, 'reservation_released'::text, 'reserved_spending'::text, 'payment_undone'::text, 'provider_payment'::text, 'provider_payment_to_prepaid'::text, 'provider_payout'::text, 'provider_payout_undone'::text, 'refund'::text, 'refund_failed'::text, 'chargeback'::text, 'chargeback_won'::text])));
alter table ledger_transactions add constraint ledger_transactions_pkey PRIMARY KEY (organization_id, id);
alter table mails add constraint mails_pkey PRIMARY KEY (id);
alter table member_products add constraint member_products_organization_id_product_id_fkey FOREIGN KEY (organization_id, product_id) REFERENCES products(organization_id, id);
alter table member_products add constraint member_products_organization_id_user_id_fkey FOREIGN KEY (organization_id, user_id) REFERENCES members(organization_id, user_id) ON DELETE CASCADE;
alter table member_products add constraint member_products_pkey PRIMARY KEY (organization_id, user_id, product_id);
alter table members add constraint members_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(organization_id);
alter table members add constraint members_pkey PRIMARY KEY (organization_id, user_id);
alter table members add constraint members_role_check CHECK ((role = ANY (ARRAY['legal_representative'::text, 'administrator'::text, 'collaborator'::text, 'external'::text])));
alter table members add constraint members_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id);
alter table migrations add constraint migrations_pkey PRIMARY KEY (name);
alter table news_messages add constraint news_messages_pkey PRIMARY KEY (id);
alter table news_messages add constraint news_messages_topic_check CHECK ((topic = ANY (ARRAY['product'::text, 'maintenance'::text, 'offers'::text, 'events'::text, 'developers'::text])));
alter table number_counters add constraint number_counters_pkey PRIMARY KEY (name);
alter table order_lines add constraint option_has_its_product CHECK (((option_id IS NULL) = (of_position IS NULL)));
alter table order_lines add constraint order_lines_organization_id_order_id_fkey FOREIGN KEY (organization_id, order_id) REFERENCES orders(organization_id, id);
alter table order_lines add constraint order_lines_organization_id_order_id_of_position_fkey FOREIGN KEY (organization_id, order_id, of_position) REFERENCES order_lines(organization_id, order_id, "position");
alter table order_lines add constraint order_lines_period_check CHECK ((period = ANY (ARRAY['month'::text, 'year'::text])));
alter table order_lines add constraint order_lines_pkey PRIMARY KEY (organization_id, order_id, "position");
alter table order_lines add constraint order_lines_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES plans(id);
alter table order_lines add constraint order_lines_plan_id_option_id_fkey FOREIGN KEY (plan_id, option_id) REFERENCES plan_options(plan_id, id);
alter table order_lines add constraint order_lines_quantity_check CHECK (((quantity >= 1) AND (quantity <= 100)));
alter table order_lines add constraint order_lines_vat_class_check CHECK ((vat_class = ANY (ARRAY['standard'::text, 'reduced'::text, 'accommodation'::text, 'exempt'::text])));
alter table order_lines add constraint order_lines_vat_code_check CHECK ((vat_code = ANY (ARRAY['standard'::text, 'reverse_charge'::text, 'export'::text, 'exempt'::text])));
alter table order_lines add constraint order_lines_volume_rate_check CHECK (((volume_rate >= (0)::numeric) AND (volume_rate < (100)::numeric)));
alter table orders add constraint orders_cancel_cause_check CHECK ((cancel_cause = ANY (ARRAY['customer'::text, 'time'::text, 'credit_note'::text])));
alter table orders add constraint orders_check CHECK ((total_minor = (net_minor + vat_minor)));
alter table orders add constraint orders_check1 CHECK (((terms_version IS NULL) = (terms_accepted_at IS NULL)));
alter table orders add constraint orders_organization_id_billing_address_id_fkey FOREIGN KEY (organization_id, billing_address_id) REFERENCES billing_addresses(organization_id, id);
alter table orders add constraint orders_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(organization_id);
alter table orders add constraint orders_pkey PRIMARY KEY (organization_id, id);
alter table orders add constraint orders_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'paid'::text, 'cancelled'::text])));
alter table organization_audit add constraint organization_audit_actor_kind_check CHECK ((actor_kind = ANY (ARRAY['visitor'::text, 'user'::text, 'member'::text, 'staff'::text, 'system'::text])));
alter table organization_audit add constraint organization_audit_pkey PRIMARY KEY (organization_id, sequence);
alter table organizations add constraint organizations_kind_check CHECK ((kind = ANY (ARRAY['individual'::text, 'association'::text, 'company'::text])));
alter table organizations add constraint organizations_language_check CHECK ((language = ANY (ARRAY['en'::text, 'de'::text, 'fr'::text, 'it'::text, 'es'::text])));
alter table organizations add constraint organizations_pkey PRIMARY KEY (organization_id);
alter table passkeys add constraint passkeys_factor_id_fkey FOREIGN KEY (factor_id) REFERENCES user_factors(id) ON DELETE CASCADE;
alter table passkeys add constraint passkeys_pkey PRIMARY KEY (factor_id);
alter table passkeys add constraint passkeys_sign_count_check CHECK ((sign_count >= 0));
alter table payer_accounts add constraint payer_accounts_pkey PRIMARY KEY (iban, organization_id);
alter table payment_claims add constraint payment_claims_amount_minor_check CHECK ((amount_minor > 0));
alter table payment_claims add constraint payment_claims_check CHECK (((state = 'open'::text) = (settled_at IS NULL)));
alter table payment_claims add constraint payment_claims_check1 CHECK (((state = 'confirmed'::text) = (bank_payment_id IS NOT NULL)));
alter table payment_claims add constraint payment_claims_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(organization_id);
alter table payment_claims add constraint payment_claims_pkey PRIMARY KEY (organization_id, id);
alter table payment_claims add constraint payment_claims_state_check CHECK ((state = ANY (ARRAY['open'::text, 'confirmed'::text, 'withdrawn'::text])));
alter table payment_customers add constraint payment_customers_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(organization_id);
alter table payment_customers add constraint payment_customers_pkey PRIMARY KEY (organization_id, provider);
alter table payment_profiles add constraint payment_profiles_check CHECK (((removed_at IS NULL) OR (NOT is_default)));
alter table payment_profiles add constraint payment_profiles_kind_check CHECK ((kind = ANY (ARRAY['card'::text, 'twint'::text, 'paypal'::text, 'sepa_debit'::text])));
alter table payment_profiles add constraint payment_profiles_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(organization_id);
alter table payment_profiles add constraint payment_profiles_pkey PRIMARY KEY (organization_id, id);
alter table payment_references add constraint payment_references_pkey PRIMARY KEY (reference);
alter table payment_reversals add constraint payment_reversals_organization_id_payment_id_fkey FOREIGN KEY (organization_id, payment_id) REFERENCES payments(organization_id, id);
alter table payment_reversals add constraint payment_reversals_organization_id_payment_id_key UNIQUE (organization_id, payment_id);
alter table payment_reversals add constraint payment_reversals_pkey PRIMARY KEY (organization_id, id);
alter table payment_setups add constraint payment_setups_check CHECK (((state = 'started'::text) = (settled_at IS NULL)));
alter table payment_setups add constraint payment_setups_check1 CHECK (((state = 'done'::text) = (payment_profile_id IS NOT NULL)));
alter table payment_setups add constraint payment_setups_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(organization_id);
alter table payment_setups add constraint payment_setups_organization_id_payment_profile_id_fkey FOREIGN KEY (organization_id, payment_profile_id) REFERENCES payment_profiles(organization_id, id);
alter table payment_setups add constraint payment_setups_pkey PRIMARY KEY (organization_id, id);
alter table payment_setups add constraint payment_setups_state_check CHECK ((state = ANY (ARRAY['started'::text, 'done'::text, 'cancelled'::text])));
alter table payments add constraint payments_amount_minor_check CHECK ((amount_minor > 0));
alter table payments add constraint payments_check CHECK (((target = 'due_item'::text) = (due_item_id IS NOT NULL)));
alter table payments add constraint payments_pkey PRIMARY KEY (organization_id, id);
alter table payments add constraint payments_round_check CHECK ((round >= 1));
alter table payments add constraint payments_source_check CHECK ((source = ANY (ARRAY['bank'::text, 'prepaid'::text, 'credit_note'::text, 'provider'::text])));
alter table payments add constraint payments_target_check CHECK ((target = ANY (ARRAY['due_item'::text, 'prepaid'::text])));
alter table payout_approvals add constraint payout_approvals_organization_id_payout_id_fkey FOREIGN KEY (organization_id, payout_id) REFERENCES payouts(organization_id, id);
alter table payout_approvals add constraint payout_approvals_pkey PRIMARY KEY (organization_id, payout_id, approved_by);
alter table payout_batches add constraint payout_batches_destination_check CHECK ((destination = ANY (ARRAY['bank'::text, 'paypal'::text])));
alter table payout_batches add constraint payout_batches_number_key UNIQUE (number);
alter table payout_batches add constraint payout_batches_payouts_check CHECK ((payouts > 0));
alter table payout_batches add constraint payout_batches_pkey PRIMARY KEY (id);
alter table payout_batches add constraint payout_batches_sum_minor_check CHECK ((sum_minor > 0));
alter table payouts add constraint payouts_amount_minor_check CHECK ((amount_minor > 0));
alter table payouts add constraint payouts_approvals_needed_check CHECK (((approvals_needed >= 1) AND (approvals_needed <= 2)));
alter table payouts add constraint payouts_check CHECK (((state = 'refused'::text) = (refusal IS NOT NULL)));
alter table payouts add constraint payouts_check1 CHECK (((state = ANY (ARRAY['sent'::text, 'done'::text, 'returned'::text])) = (batch_id IS NOT NULL)));
alter table payouts add constraint payouts_check2 CHECK (((batch_id IS NULL) = (sent_at IS NULL)));
alter table payouts add constraint payouts_check3 CHECK (((state = ANY (ARRAY['done'::text, 'returned'::text])) = (booked_on IS NOT NULL)));
alter table payouts add constraint payouts_check4 CHECK (((state = 'returned'::text) = (returned_on IS NOT NULL)));
alter table payouts add constraint payouts_check5 CHECK (((fee_minor >= 0) AND (fee_minor < amount_minor)));
alter table payouts add constraint payouts_destination_check CHECK ((destination = ANY (ARRAY['bank'::text, 'paypal'::text])));
alter table payouts add constraint payouts_destination_is_whole CHECK ((((destination = 'bank'::text) = (iban IS NOT NULL)) AND ((iban IS NULL) = (holder IS NULL)) AND ((destination = 'paypal'::text) = (paypal_email IS NOT NULL))));
alter table payouts add constraint payouts_fee_check CHECK (((fee_minor = 0) OR (state = 'returned'::text)));
alter table payouts add constraint payouts_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(organization_id);
alter table payouts add constraint payouts_paypal_email_check CHECK ((paypal_email ~ '^[A-Za-z0-9][^",;[:space:]]*@[^@",;[:space:]]+$'::text));
alter table payouts add constraint payouts_pkey PRIMARY KEY (organization_id, id);
alter table payouts add constraint payouts_state_check CHECK ((state = ANY (ARRAY['requested'::text, 'approved'::text, 'sent'::text, 'done'::text, 'refused'::text, 'withdrawn'::text, 'returned'::text])));
alter table plan_families add constraint plan_families_pkey PRIMARY KEY (id);
alter table plan_family_tiers add constraint plan_family_tiers_family_id_fkey FOREIGN KEY (family_id) REFERENCES plan_families(id);
alter table plan_family_tiers add constraint plan_family_tiers_from_quantity_check CHECK ((from_quantity >= 1));
alter table plan_family_tiers add constraint plan_family_tiers_pkey PRIMARY KEY (family_id, valid_from, from_quantity);
alter table plan_family_tiers add constraint plan_family_tiers_volume_rate_check CHECK (((volume_rate >= (0)::numeric) AND (volume_rate < (100)::numeric)));
alter table plan_option_prices add constraint plan_option_prices_amount_minor_check CHECK ((amount_minor >= 0));
alter table plan_option_prices add constraint plan_option_prices_period_check CHECK ((period = ANY (ARRAY['month'::text, 'year'::text])));
alter table plan_option_prices add constraint plan_option_prices_pkey PRIMARY KEY (plan_id, option_id, period, currency, valid_from);
alter table plan_option_prices add constraint plan_option_prices_plan_id_option_id_fkey FOREIGN KEY (plan_id, option_id) REFERENCES plan_options(plan_id, id);
alter table plan_options add constraint plan_options_pkey PRIMARY KEY (plan_id, id);
alter table plan_options add constraint plan_options_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES plans(id);
alter table plan_prices add constraint plan_prices_amount_minor_check CHECK ((amount_minor >= 0));
alter table plan_prices add constraint plan_prices_period_check CHECK ((period = ANY (ARRAY['month'::text, 'year'::text])));
alter table plan_prices add constraint plan_prices_pkey PRIMARY KEY (plan_id, period, currency, valid_from);
alter table plan_prices add constraint plan_prices_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES plans(id);
alter table plans add constraint plans_domain_suffix_check CHECK ((domain_suffix ~~ '.%'::text));
alter table plans add constraint plans_family_id_fkey FOREIGN KEY (family_id) REFERENCES plan_families(id);
alter table plans add constraint plans_family_id_rank_key UNIQUE (family_id, rank);
alter table plans add constraint plans_pkey PRIMARY KEY (id);
alter table plans add constraint plans_vat_class_check CHECK ((vat_class = ANY (ARRAY['standard'::text, 'reduced'::text, 'accommodation'::text, 'exempt'::text])));
alter table product_changes add constraint product_changes_organization_id_product_id_fkey FOREIGN KEY (organization_id, product_id) REFERENCES products(organization_id, id);
alter table product_changes add constraint product_changes_pkey PRIMARY KEY (organization_id, product_id, id);
alter table product_options add constraint product_options_organization_id_product_id_fkey FOREIGN KEY (organization_id, product_id) REFERENCES products(organization_id, id);
alter table product_options add constraint product_options_pkey PRIMARY KEY (organization_id, product_id, option_id);
alter table product_options add constraint product_options_plan_id_option_id_fkey FOREIGN KEY (plan_id, option_id) REFERENCES plan_options(plan_id, id);
alter table product_periods add constraint product_periods_organization_id_invoice_id_fkey FOREIGN KEY (organization_id, invoice_id) REFERENCES invoices(organization_id, id);
alter table product_periods add constraint product_periods_organization_id_product_id_fkey FOREIGN KEY (organization_id, product_id) REFERENCES products(organization_id, id);
alter table product_periods add constraint product_periods_organization_id_product_id_period_excl EXCLUDE USING gist (organization_id WITH =, product_id WITH =, period WITH &&);
alter table product_periods add constraint product_periods_pkey PRIMARY KEY (organization_id, product_id, period);
alter table product_suspensions add constraint product_suspensions_check CHECK (((ended_at IS NULL) = (ended_by IS NULL)));
alter table product_suspensions add constraint product_suspensions_ended_by_check CHECK ((ended_by = ANY (ARRAY['settled'::text, 'terminated'::text])));
alter table product_suspensions add constraint product_suspensions_organization_id_invoice_id_fkey FOREIGN KEY (organization_id, invoice_id) REFERENCES invoices(organization_id, id);
alter table product_suspensions add constraint product_suspensions_organization_id_product_id_fkey FOREIGN KEY (organization_id, product_id) REFERENCES products(organization_id, id);
alter table product_suspensions add constraint product_suspensions_pkey PRIMARY KEY (organization_id, product_id, suspended_at);
alter table products add constraint products_anchor_day_check CHECK (((anchor_day >= 1) AND (anchor_day <= 31)));
alter table products add constraint products_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(organization_id);
alter table products add constraint products_organization_id_order_id_fkey FOREIGN KEY (organization_id, order_id) REFERENCES orders(organization_id, id);
alter table products add constraint products_period_check CHECK ((period = ANY (ARRAY['month'::text, 'year'::text])));
alter table products add constraint products_pkey PRIMARY KEY (organization_id, id);
alter table products add constraint products_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES plans(id);
alter table products add constraint products_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'active'::text, 'expired'::text, 'suspended'::text, 'terminated'::text, 'cancelled'::text])));
alter table proformas add constraint proformas_organization_id_order_id_fkey FOREIGN KEY (organization_id, order_id) REFERENCES orders(organization_id, id);
alter table proformas add constraint proformas_pkey PRIMARY KEY (organization_id, id);
alter table provider_events add constraint provider_events_kind_check CHECK ((kind = ANY (ARRAY['charge'::text, 'setup'::text, 'refund'::text, 'payment'::text])));
alter table provider_events add constraint provider_events_pkey PRIMARY KEY (provider, event_token);
alter table provider_payouts add constraint provider_payouts_amount_minor_check CHECK ((amount_minor > 0));
alter table provider_payouts add constraint provider_payouts_check CHECK (((undone_at IS NULL) = (undone_by IS NULL)));
alter table provider_payouts add constraint provider_payouts_fee_minor_check CHECK ((fee_minor >= 0));
alter table provider_payouts add constraint provider_payouts_pkey PRIMARY KEY (id);
alter table provisioning_steps add constraint provisioning_steps_organization_id_product_id_fkey FOREIGN KEY (organization_id, product_id) REFERENCES products(organization_id, id);
alter table provisioning_steps add constraint provisioning_steps_pkey PRIMARY KEY (organization_id, product_id, step, occasion);
alter table provisioning_steps add constraint provisioning_steps_step_check CHECK ((step = ANY (ARRAY['create'::text, 'renew'::text, 'change'::text, 'suspend'::text, 'resume'::text, 'terminate'::text])));
alter table rate_limits add constraint rate_limits_pkey PRIMARY KEY (key);
alter table recovery_addresses add constraint recovery_addresses_check CHECK ((usable_at >= confirmed_at));
alter table recovery_addresses add constraint recovery_addresses_pkey PRIMARY KEY (id);
alter table recovery_addresses add constraint recovery_addresses_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id);
alter table refunds add constraint refunds_amount_minor_check CHECK ((amount_minor > 0));
alter table refunds add constraint refunds_check CHECK (((state = 'requested'::text) = (settled_at IS NULL)));
alter table refunds add constraint refunds_organization_id_charge_id_fkey FOREIGN KEY (organization_id, charge_id) REFERENCES charges(organization_id, id);
alter table refunds add constraint refunds_pkey PRIMARY KEY (organization_id, id);
alter table refunds add constraint refunds_state_check CHECK ((state = ANY (ARRAY['requested'::text, 'done'::text, 'failed'::text])));
alter table sessions add constraint sessions_device_id_fkey FOREIGN KEY (device_id) REFERENCES user_devices(id) ON DELETE SET NULL;
alter table sessions add constraint sessions_pkey PRIMARY KEY (id);
alter table sessions add constraint sessions_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id);
alter table sms_codes add constraint sms_codes_check CHECK ((num_nonnulls(flow_id, session_id) = 1));
alter table sms_codes add constraint sms_codes_factor_id_fkey FOREIGN KEY (factor_id) REFERENCES user_factors(id) ON DELETE CASCADE;
alter table sms_codes add constraint sms_codes_flow_id_fkey FOREIGN KEY (flow_id) REFERENCES flows(id) ON DELETE CASCADE;
alter table sms_codes add constraint sms_codes_pkey PRIMARY KEY (id);
alter table sms_codes add constraint sms_codes_purpose_check CHECK ((purpose = ANY (ARRAY['enrolment'::text, 'sign_in'::text, 'proof'::text])));
alter table sms_codes add constraint sms_codes_session_id_fkey FOREIGN KEY (session_id) REFERENCES sessions(id) ON DELETE CASCADE;
alter table sms_codes add constraint sms_codes_tries_check CHECK (((tries >= 0) AND (tries <= 5)));
alter table sms_codes add constraint sms_codes_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE;
alter table staff add constraint staff_pkey PRIMARY KEY (user_id);
alter table staff add constraint staff_role_check CHECK ((role = ANY (ARRAY['support'::text, 'billing'::text, 'content'::text, 'administrator'::text])));
alter table staff add constraint staff_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id);
alter table support_attachments add constraint support_attachments_extension_check CHECK ((extension = ANY (ARRAY['png'::text, 'jpg'::text, 'webp'::text, 'gif'::text, 'pdf'::text, 'txt'::text])));
alter table support_attachments add constraint support_attachments_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(organization_id);
alter table support_attachments add constraint support_attachments_organization_id_message_id_fkey FOREIGN KEY (organization_id, message_id) REFERENCES support_messages(organization_id, id);
alter table support_attachments add constraint support_attachments_pkey PRIMARY KEY (organization_id, id);
alter table support_attachments add constraint support_attachments_size_bytes_check CHECK ((size_bytes > 0));
alter table support_codes add constraint support_codes_check CHECK ((expires_at > made_at));
alter table support_codes add constraint support_codes_check1 CHECK (((used_at IS NULL) = (used_by IS NULL)));
alter table support_codes add constraint support_codes_check2 CHECK (((used_at IS NULL) = (sealed_code IS NOT NULL)));
alter table support_codes add constraint support_codes_code_hmac_key UNIQUE (code_hmac);
alter table support_codes add constraint support_codes_pkey PRIMARY KEY (user_id);
alter table support_codes add constraint support_codes_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id);
alter table support_messages add constraint support_messages_author_kind_check CHECK ((author_kind = ANY (ARRAY['customer'::text, 'staff'::text])));
alter table support_messages add constraint support_messages_check CHECK (((author_kind = 'staff'::text) = (staff_name IS NOT NULL)));
alter table support_messages add constraint support_messages_organization_id_request_id_fkey FOREIGN KEY (organization_id, request_id) REFERENCES support_requests(organization_id, id);
alter table support_messages add constraint support_messages_pkey PRIMARY KEY (organization_id, id);
alter table support_notes add constraint support_notes_organization_id_request_id_fkey FOREIGN KEY (organization_id, request_id) REFERENCES support_requests(organization_id, id);
alter table support_notes add constraint support_notes_pkey PRIMARY KEY (id);
alter table support_requests add constraint support_requests_category_check CHECK ((category = ANY (ARRAY['technical'::text, 'billing'::text, 'account'::text, 'other'::text])));
alter table support_requests add constraint support_requests_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(organization_id);
alter table support_requests add constraint support_requests_organization_id_product_id_fkey FOREIGN KEY (organization_id, product_id) REFERENCES products(organization_id, id);
alter table support_requests add constraint support_requests_pkey PRIMARY KEY (organization_id, id);
alter table support_requests add constraint support_requests_state_check CHECK ((state = ANY (ARRAY['open'::text, 'waiting'::text, 'solved'::text, 'closed'::text])));
alter table top_ups add constraint top_ups_amount_minor_check CHECK ((amount_minor > 0));
alter table top_ups add constraint top_ups_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(organization_id);
alter table top_ups add constraint top_ups_pkey PRIMARY KEY (organization_id, id);
alter table user_audit add constraint user_audit_actor_kind_check CHECK ((actor_kind = ANY (ARRAY['visitor'::text, 'user'::text, 'member'::text, 'staff'::text, 'system'::text])));
alter table user_audit add constraint user_audit_pkey PRIMARY KEY (user_id, sequence);
alter table user_avatars add constraint user_avatars_pkey PRIMARY KEY (user_id);
alter table user_avatars add constraint user_avatars_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id);
alter table user_devices add constraint user_devices_failures_check CHECK ((failures >= 0));
alter table user_devices add constraint user_devices_pkey PRIMARY KEY (id);
alter table user_devices add constraint user_devices_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id);
alter table user_factors add constraint user_factors_kind_check CHECK ((kind = ANY (ARRAY['totp'::text, 'passkey'::text, 'sms'::text])));
alter table user_factors add constraint user_factors_pkey PRIMARY KEY (id);
alter table user_factors add constraint user_factors_secret_check CHECK (((kind = 'passkey'::text) OR (secret IS NOT NULL)));
alter table user_factors add constraint user_factors_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id);
alter table user_news_topics add constraint user_news_topics_pkey PRIMARY KEY (user_id, topic);
alter table user_news_topics add constraint user_news_topics_topic_check CHECK ((topic = ANY (ARRAY['product'::text, 'maintenance'::text, 'offers'::text, 'events'::text, 'developers'::text])));
alter table user_news_topics add constraint user_news_topics_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id);
alter table user_passwords add constraint user_passwords_pkey PRIMARY KEY (user_id);
alter table user_passwords add constraint user_passwords_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id);
alter table user_phones add constraint user_phones_number_check CHECK ((number ~ '^\+[1-9][0-9]{5,14}$'::text));
alter table user_phones add constraint user_phones_pkey PRIMARY KEY (user_id);
alter table user_phones add constraint user_phones_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id);
alter table user_tokens add constraint user_tokens_check CHECK (((expires_at > created_at) AND (expires_at <= (created_at + '366 days'::interval))));
alter table user_tokens add constraint user_tokens_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(organization_id);
alter table user_tokens add constraint user_tokens_pkey PRIMARY KEY (id);
alter table user_tokens add constraint user_tokens_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id);
alter table users add constraint users_closed_check CHECK (((closed_at IS NULL) OR ((first_name = ''::text) AND (last_name = ''::text) AND (avatar_version IS NULL) AND (email = ('closed:'::text || id)))));
alter table users add constraint users_language_check CHECK ((language = ANY (ARRAY['en'::text, 'de'::text, 'fr'::text, 'it'::text, 'es'::text])));
alter table users add constraint users_lock_after_check CHECK (((lock_after >= 3) AND (lock_after <= 20)));
alter table users add constraint users_pkey PRIMARY KEY (id);
alter table users add constraint users_sign_in_alerts_check CHECK ((sign_in_alerts = ANY (ARRAY['always'::text, 'new_device'::text, 'never'::text])));
alter table write_offs add constraint write_offs_amount_minor_check CHECK ((amount_minor > 0));
alter table write_offs add constraint write_offs_check CHECK (((undone_by IS NULL) OR (undone_at IS NOT NULL)));
alter table write_offs add constraint write_offs_organization_id_due_item_id_fkey FOREIGN KEY (organization_id, due_item_id) REFERENCES due_items(organization_id, id);
alter table write_offs add constraint write_offs_organization_id_invoice_id_fkey FOREIGN KEY (organization_id, invoice_id) REFERENCES invoices(organization_id, id);
alter table write_offs add constraint write_offs_pkey PRIMARY KEY (organization_id, id);

-- indexes

CREATE INDEX bank_files_state_uploaded_at_id_idx ON public.bank_files USING btree (state, uploaded_at, id);
CREATE INDEX bank_files_uploaded_at_id_idx ON public.bank_files USING btree (uploaded_at, id);
CREATE INDEX waiting ON public.bank_payment_results USING btree (bank_payment_id) WHERE (state = ANY (ARRAY['unassigned'::text, 'possible_duplicate'::text]));
CREATE INDEX bank_payments_amount_minor_id_idx ON public.bank_payments USING btree (amount_minor, id);
CREATE UNIQUE INDEX bank_payments_bank_file_id_position_idx ON public.bank_payments USING btree (bank_file_id, "position");
CREATE INDEX bank_payments_bank_file_id_position_idx1 ON public.bank_payments USING btree (bank_file_id, "position") WHERE (meant_organization_id IS NULL);
CREATE INDEX bank_payments_booked_on_id_idx ON public.bank_payments USING btree (booked_on, id);
CREATE INDEX bank_payments_booking_id_idx ON public.bank_payments USING btree (booking_id);
CREATE INDEX bank_payments_content_id_idx ON public.bank_payments USING btree (content_id) WHERE (content_id IS NOT NULL);
CREATE INDEX bank_payments_entry_id_idx ON public.bank_payments USING btree (entry_id) WHERE opens_entry;
CREATE INDEX bank_statements_account_last_booked_on_idx ON public.bank_statements USING btree (account, last_booked_on);
CREATE INDEX billing_addresses_organization_id_created_at_id_idx ON public.billing_addresses USING btree (organization_id, created_at DESC, id DESC);
CREATE UNIQUE INDEX one_default_billing_address ON public.billing_addresses USING btree (organization_id) WHERE is_default;
CREATE INDEX chargebacks_opened_at_id_idx ON public.chargebacks USING btree (opened_at DESC, id DESC);
CREATE INDEX chargebacks_state_organization_id_charge_id_idx ON public.chargebacks USING btree (state, organization_id, charge_id);
CREATE INDEX charges_coalesce_id_idx ON public.charges USING btree (COALESCE(received_minor, amount_minor), id);
CREATE INDEX charges_coalesce_idx ON public.charges USING btree (COALESCE(asked_at, started_at)) WHERE (state = ANY (ARRAY['started'::text, 'action_needed'::text, 'processing'::text]));
CREATE INDEX charges_organization_id_due_item_id_started_at_idx ON public.charges USING btree (organization_id, due_item_id, started_at DESC);
CREATE INDEX charges_started_at_id_idx ON public.charges USING btree (started_at DESC, id DESC);
CREATE INDEX charges_state_started_at_id_idx ON public.charges USING btree (state, started_at, id);
CREATE UNIQUE INDEX one_live_charge ON public.charges USING btree (organization_id, due_item_id) WHERE (state = ANY (ARRAY['started'::text, 'action_needed'::text, 'processing'::text]));
CREATE INDEX credit_notes_destination_issued_on_id_idx ON public.credit_notes USING btree (destination, issued_on, id);
CREATE INDEX credit_notes_issued_on_id_idx ON public.credit_notes USING btree (issued_on, id);
CREATE INDEX credit_notes_number_idx ON public.credit_notes USING btree (number);
CREATE INDEX credit_notes_organization_id_invoice_id_issued_at_idx ON public.credit_notes USING btree (organization_id, invoice_id, issued_at);
CREATE INDEX credit_notes_total_minor_id_idx ON public.credit_notes USING btree (total_minor, id);
CREATE INDEX closed_by_issue ON public.due_items USING btree (cancel_cause, issued_on, subject_id) WHERE ((kind = 'invoice'::text) AND (cancel_cause = ANY (ARRAY['credited'::text, 'written_off'::text])));
CREATE INDEX due_items_currency_amount_minor_idx ON public.due_items USING btree (currency, amount_minor) WHERE (state = 'open'::text);
CREATE INDEX due_items_due_on_organization_id_id_idx ON public.due_items USING btree (due_on, organization_id, id) WHERE ((kind = 'invoice'::text) AND (state = 'open'::text));
CREATE INDEX due_items_due_on_organization_id_id_idx1 ON public.due_items USING btree (due_on, organization_id, id) WHERE ((kind = 'top_up'::text) AND (state = 'open'::text));
CREATE INDEX due_items_organization_id_due_on_id_idx ON public.due_items USING btree (organization_id, due_on, id) WHERE (state = 'open'::text);
CREATE UNIQUE INDEX one_last_due_item ON public.due_items USING btree (organization_id, subject_id) WHERE ((kind = 'invoice'::text) AND (cancel_cause IS DISTINCT FROM 'reduced'::text));
CREATE UNIQUE INDEX one_open_due_item ON public.due_items USING btree (organization_id, subject_id, kind) WHERE (state = 'open'::text);
CREATE INDEX open_by_due_day ON public.due_items USING btree (due_on, subject_id) WHERE ((kind = 'invoice'::text) AND (state = 'open'::text));
CREATE INDEX open_by_issue ON public.due_items USING btree (issued_on, subject_id) WHERE ((kind = 'invoice'::text) AND (state = 'open'::text));
CREATE INDEX open_by_total ON public.due_items USING btree (invoice_minor, subject_id) WHERE ((kind = 'invoice'::text) AND (state = 'open'::text));
CREATE INDEX paid_by_issue ON public.due_items USING btree (issued_on, subject_id) WHERE ((kind = 'invoice'::text) AND (state = 'paid'::text));
CREATE UNIQUE INDEX flows_secret ON public.flows USING btree (secret_hash);
CREATE INDEX flows_sign_up_email ON public.flows USING btree (((payload ->> 'email'::text))) WHERE (purpose = 'sign_up'::text);
CREATE INDEX flows_user_id_purpose_idx ON public.flows USING btree (user_id, purpose);
CREATE INDEX idempotency_keys_created_at_idx ON public.idempotency_keys USING btree (created_at);
CREATE INDEX invitations_accepted_by_idx ON public.invitations USING btree (accepted_by);
CREATE INDEX invitations_invited_by_idx ON public.invitations USING btree (invited_by);
CREATE UNIQUE INDEX invitations_open ON public.invitations USING btree (organization_id, email) WHERE (state = 'open'::text);
CREATE INDEX invitations_organization_id_created_at_id_idx ON public.invitations USING btree (organization_id, created_at, id);
CREATE INDEX invitations_secret_hash_idx ON public.invitations USING btree (secret_hash);
CREATE INDEX invoices_due_on_id_idx ON public.invoices USING btree (due_on, id);
CREATE INDEX invoices_issued_at_id_idx ON public.invoices USING btree (issued_at DESC, id DESC);
CREATE INDEX invoices_issued_on_id_idx ON public.invoices USING btree (issued_on, id);
CREATE INDEX invoices_number_idx ON public.invoices USING btree (number);
CREATE INDEX invoices_organization_id_issued_at_id_idx ON public.invoices USING btree (organization_id, issued_at DESC, id DESC);
CREATE INDEX invoices_total_minor_id_idx ON public.invoices USING btree (total_minor, id);
CREATE INDEX ledger_balances_account_currency_idx ON public.ledger_balances USING btree (account, currency);
CREATE INDEX ledger_entries_organization_id_transaction_id_idx ON public.ledger_entries USING btree (organization_id, transaction_id) WHERE (account = 'prepaid'::text);
CREATE INDEX ledger_transactions_booked_on_id_idx ON public.ledger_transactions USING btree (booked_on, id);
CREATE INDEX ledger_transactions_recorded_at_id_idx ON public.ledger_transactions USING btree (recorded_at DESC, id DESC);
CREATE UNIQUE INDEX one_transaction_a_cause ON public.ledger_transactions USING btree (organization_id, cause_id, kind);
CREATE INDEX mails_created_at_id_idx ON public.mails USING btree (created_at DESC, id DESC);
CREATE INDEX members_user_id_idx ON public.members USING btree (user_id);
CREATE INDEX news_messages_created_at_id_idx ON public.news_messages USING btree (created_at DESC, id DESC);
CREATE INDEX orders_expires_on_idx ON public.orders USING btree (expires_on) WHERE ((state = 'pending'::text) AND (invoice_id IS NULL));
CREATE INDEX orders_number_idx ON public.orders USING btree (number);
CREATE INDEX orders_organization_id_billing_address_id_idx ON public.orders USING btree (organization_id, billing_address_id) WHERE (billing_address_id IS NOT NULL);
CREATE INDEX orders_organization_id_placed_at_id_idx ON public.orders USING btree (organization_id, placed_at DESC, id DESC);
CREATE INDEX orders_placed_at_id_idx ON public.orders USING btree (placed_at DESC, id DESC);
CREATE INDEX orders_state_placed_at_id_idx ON public.orders USING btree (state, placed_at, id);
CREATE INDEX orders_total_minor_id_idx ON public.orders USING btree (total_minor, id);
CREATE INDEX organization_audit_actor_user_id_happened_at_idx ON public.organization_audit USING btree (actor_user_id, happened_at) WHERE (actor_user_id IS NOT NULL);
CREATE INDEX organization_audit_organization_id_actor_user_id_happened_a_idx ON public.organization_audit USING btree (organization_id, actor_user_id, happened_at) WHERE (actor_user_id IS NOT NULL);
CREATE INDEX organization_audit_organization_id_happened_at_idx ON public.organization_audit USING btree (organization_id, happened_at);
CREATE INDEX organization_audit_organization_id_subject_id_happened_at_idx ON public.organization_audit USING btree (organization_id, subject_id, happened_at) WHERE (subject_id IS NOT NULL);
CREATE INDEX organizations_country_created_at_organization_id_idx ON public.organizations USING btree (country, created_at, organization_id);
CREATE INDEX organizations_created_at_organization_id_idx ON public.organizations USING btree (created_at, organization_id);
CREATE INDEX organizations_customer_number_idx ON public.organizations USING btree (customer_number);
CREATE INDEX organizations_name_idx ON public.organizations USING gin (name gin_trgm_ops);
CREATE INDEX organizations_name_organization_id_idx ON public.organizations USING btree (name, organization_id);
CREATE UNIQUE INDEX passkeys_credential ON public.passkeys USING btree (credential_id);
CREATE INDEX payment_claims_currency_amount_minor_idx ON public.payment_claims USING btree (currency, amount_minor) WHERE (state = 'open'::text);
CREATE INDEX payment_claims_organization_id_claimed_at_id_idx ON public.payment_claims USING btree (organization_id, claimed_at DESC, id DESC);
CREATE UNIQUE INDEX one_default_payment_profile ON public.payment_profiles USING btree (organization_id) WHERE is_default;
CREATE UNIQUE INDEX one_profile_a_token ON public.payment_profiles USING btree (organization_id, provider, token) WHERE (removed_at IS NULL);
CREATE INDEX payment_profiles_expires_on_idx ON public.payment_profiles USING btree (expires_on) WHERE ((removed_at IS NULL) AND (warned_at IS NULL) AND (expires_on IS NOT NULL));
CREATE INDEX payment_setups_started_at_idx ON public.payment_setups USING btree (started_at) WHERE (state = 'started'::text);
CREATE UNIQUE INDEX one_payment_a_due_item ON public.payments USING btree (organization_id, due_item_id, round) WHERE (due_item_id IS NOT NULL);
CREATE INDEX payments_organization_id_meant_due_item_id_idx ON public.payments USING btree (organization_id, meant_due_item_id) WHERE (meant_due_item_id IS NOT NULL);
CREATE INDEX payments_organization_id_recorded_at_id_idx ON public.payments USING btree (organization_id, recorded_at DESC, id DESC) WHERE ((source = 'prepaid'::text) OR (target = 'prepaid'::text));
CREATE INDEX payouts_amount_minor_id_idx ON public.payouts USING btree (amount_minor, id);
CREATE INDEX payouts_batch_id_idx ON public.payouts USING btree (batch_id) WHERE (batch_id IS NOT NULL);
CREATE INDEX payouts_number_idx ON public.payouts USING btree (number);
CREATE INDEX payouts_organization_id_requested_at_id_idx ON public.payouts USING btree (organization_id, requested_at DESC, id DESC);
CREATE INDEX payouts_requested_at_id_idx ON public.payouts USING btree (requested_at DESC, id DESC);
CREATE INDEX payouts_state_requested_at_id_idx ON public.payouts USING btree (state, requested_at, id);
CREATE INDEX product_periods_organization_id_invoice_id_idx ON public.product_periods USING btree (organization_id, invoice_id);
CREATE UNIQUE INDEX one_open_suspension ON public.product_suspensions USING btree (organization_id, product_id) WHERE (ended_at IS NULL);
CREATE INDEX product_suspensions_organization_id_invoice_id_idx ON public.product_suspensions USING btree (organization_id, invoice_id);
CREATE INDEX product_suspensions_terminates_on_organization_id_product_i_idx ON public.product_suspensions USING btree (terminates_on, organization_id, product_id) WHERE (ended_at IS NULL);
CREATE INDEX products_organization_id_created_at_id_idx ON public.products USING btree (organization_id, created_at DESC, id DESC);
CREATE INDEX products_organization_id_order_id_idx ON public.products USING btree (organization_id, order_id);
CREATE INDEX proformas_organization_id_order_id_id_idx ON public.proformas USING btree (organization_id, order_id, id);
CREATE INDEX provider_events_received_at_idx ON public.provider_events USING btree (received_at);
CREATE UNIQUE INDEX recovery_addresses_current ON public.recovery_addresses USING btree (user_id) WHERE (ends_at IS NULL);
CREATE INDEX recovery_addresses_user_id_idx ON public.recovery_addresses USING btree (user_id);
CREATE INDEX refunds_organization_id_charge_id_requested_at_idx ON public.refunds USING btree (organization_id, charge_id, requested_at);
CREATE INDEX refunds_requested_at_idx ON public.refunds USING btree (requested_at) WHERE (state = 'requested'::text);
CREATE INDEX sessions_device_id_idx ON public.sessions USING btree (device_id);
CREATE UNIQUE INDEX sessions_token ON public.sessions USING btree (token_hash);
CREATE INDEX sessions_user_id_idx ON public.sessions USING btree (user_id);
CREATE INDEX sms_codes_factor_id_idx ON public.sms_codes USING btree (factor_id);
CREATE INDEX sms_codes_flow_id_idx ON public.sms_codes USING btree (flow_id);
CREATE INDEX sms_codes_session_id_idx ON public.sms_codes USING btree (session_id);
CREATE INDEX sms_codes_user_id_idx ON public.sms_codes USING btree (user_id);
CREATE INDEX support_attachments_organization_id_message_id_idx ON public.support_attachments USING btree (organization_id, message_id);
CREATE INDEX support_attachments_uploaded_at_idx ON public.support_attachments USING btree (uploaded_at) WHERE (message_id IS NULL);
CREATE INDEX support_codes_expires_at_idx ON public.support_codes USING btree (expires_at);
CREATE INDEX support_messages_organization_id_request_id_sent_at_id_idx ON public.support_messages USING btree (organization_id, request_id, sent_at, id);
CREATE INDEX support_messages_text_idx ON public.support_messages USING gin (text gin_trgm_ops);
CREATE INDEX support_notes_organization_id_request_id_written_at_id_idx ON public.support_notes USING btree (organization_id, request_id, written_at, id);
CREATE INDEX support_requests_changed_at_id_idx ON public.support_requests USING btree (changed_at, id);
CREATE INDEX support_requests_number_idx ON public.support_requests USING btree (number);
CREATE INDEX support_requests_opened_at_id_idx ON public.support_requests USING btree (opened_at, id);
CREATE INDEX support_requests_organization_id_changed_at_id_idx ON public.support_requests USING btree (organization_id, changed_at DESC, id DESC);
CREATE INDEX support_requests_state_changed_at_id_idx ON public.support_requests USING btree (state, changed_at, id);
CREATE INDEX support_requests_subject_idx ON public.support_requests USING gin (subject gin_trgm_ops);
CREATE INDEX top_ups_organization_id_requested_at_id_idx ON public.top_ups USING btree (organization_id, requested_at DESC, id DESC);
CREATE INDEX user_audit_user_id_happened_at_idx ON public.user_audit USING btree (user_id, happened_at);
CREATE UNIQUE INDEX user_devices_token ON public.user_devices USING btree (token_hash, user_id);
CREATE INDEX user_devices_user_id_idx ON public.user_devices USING btree (user_id);
CREATE INDEX user_factors_user_id_idx ON public.user_factors USING btree (user_id);
CREATE INDEX user_news_topics_topic_user_id_idx ON public.user_news_topics USING btree (topic, user_id) WHERE is_wanted;
CREATE INDEX user_tokens_expires_at_idx ON public.user_tokens USING btree (expires_at) WHERE ((revoked_at IS NULL) AND (reminded_at IS NULL));
CREATE UNIQUE INDEX user_tokens_hash ON public.user_tokens USING btree (token_hash);
CREATE INDEX user_tokens_user_id_created_at_idx ON public.user_tokens USING btree (user_id, created_at);
CREATE UNIQUE INDEX users_email ON public.users USING btree (email);
CREATE INDEX users_email_idx ON public.users USING gin (email gin_trgm_ops);
CREATE UNIQUE INDEX one_write_off_at_a_time ON public.write_offs USING btree (organization_id, due_item_id) WHERE (undone_at IS NULL);
CREATE INDEX write_offs_organization_id_invoice_id_idx ON public.write_offs USING btree (organization_id, invoice_id);

-- row-level security

create policy own on audit_heads for select to chalet_app using (((chain = ('organization:'::text || app.organization())) OR (chain = ('user:'::text || app.actor_user()))));
create policy platform on audit_heads for all to chalet_platform using (true) with check (true);
create policy organization on billing_addresses for all to chalet_app using ((organization_id = app.organization())) with check ((organization_id = app.organization()));
create policy platform on billing_addresses for all to chalet_platform using (true) with check (true);
create policy organization on billing_preferences for all to chalet_app using ((organization_id = app.organization())) with check ((organization_id = app.organization()));
create policy platform on billing_preferences for all to chalet_platform using (true) with check (true);
create policy organization on chargebacks for all to chalet_app using ((organization_id = app.organization())) with check ((organization_id = app.organization()));
create policy platform on chargebacks for all to chalet_platform using (true) with check (true);
create policy organization on charges for all to chalet_app using ((organization_id = app.organization())) with check ((organization_id = app.organization()));
create policy platform on charges for all to chalet_platform using (true) with check (true);
create policy organization on credit_note_lines for all to chalet_app using ((organization_id = app.organization())) with check ((organization_id = app.organization()));
create policy platform on credit_note_lines for all to chalet_platform using (true) with check (true);
create policy organization on credit_notes for all to chalet_app using ((organization_id = app.organization())) with check ((organization_id = app.organization()));
create policy platform on credit_notes for all to chalet_platform using (true) with check (true);
create policy organization on documents for all to chalet_app using ((organization_id = app.organization())) with check ((organization_id = app.organization()));
create policy platform on documents for all to chalet_platform using (true) with check (true);
create policy organization on due_items for all to chalet_app using ((organization_id = app.organization())) with check ((organization_id = app.organization()));
create policy platform on due_items for all to chalet_platform using (true) with check (true);
create policy own on idempotency_keys for all to chalet_app using ((actor_key = app.actor_key())) with check ((actor_key = app.actor_key()));
create policy platform on idempotency_keys for all to chalet_platform using (true) with check (true);
create policy organization on invitations for all to chalet_app using ((organization_id = app.organization())) with check ((organization_id = app.organization()));
create policy platform on invitations for all to chalet_platform using (true) with check (true);
create policy organization on invoice_reminders for all to chalet_app using ((organization_id = app.organization())) with check ((organization_id = app.organization()));
create policy platform on invoice_reminders for all to chalet_platform using (true) with check (true);
create policy organization on invoices for all to chalet_app using ((organization_id = app.organization())) with check ((organization_id = app.organization()));
create policy platform on invoices for all to chalet_platform using (true) with check (true);
create policy organization on ledger_balances for all to chalet_app using ((organization_id = app.organization())) with check ((organization_id = app.organization()));
create policy platform on ledger_balances for all to chalet_platform using (true) with check (true);
create policy organization on ledger_entries for all to chalet_app using ((organization_id = app.organization())) with check ((organization_id = app.organization()));
create policy platform on ledger_entries for all to chalet_platform using (true) with check (true);
create policy organization on ledger_transactions for all to chalet_app using ((organization_id = app.organization())) with check ((organization_id = app.organization()));
create policy platform on ledger_transactions for all to chalet_platform using (true) with check (true);
create policy organization on member_products for all to chalet_app using ((organization_id = app.organization())) with check ((organization_id = app.organization()));
create policy platform on member_products for all to chalet_platform using (true) with check (true);
create policy organization on members for all to chalet_app using ((organization_id = app.organization())) with check ((organization_id = app.organization()));
create policy own on members for select to chalet_app using ((user_id = app.actor_user()));
create policy platform on members for all to chalet_platform using (true) with check (true);
create policy organization on order_lines for all to chalet_app using ((organization_id = app.organization())) with check ((organization_id = app.organization()));
create policy platform on order_lines for all to chalet_platform using (true) with check (true);
create policy organization on orders for all to chalet_app using ((organization_id = app.organization())) with check ((organization_id = app.organization()));
create policy platform on orders for all to chalet_platform using (true) with check (true);
create policy organization on organization_audit for all to chalet_app using ((organization_id = app.organization())) with check ((organization_id = app.organization()));
create policy platform on organization_audit for all to chalet_platform using (true) with check (true);
create policy organization on organizations for all to chalet_app using ((organization_id = app.organization())) with check ((organization_id = app.organization()));
create policy own_organizations on organizations for select to chalet_app using ((EXISTS ( SELECT
   FROM members m
  WHERE ((m.organization_id = organizations.organization_id) AND (m.user_id = app.actor_user())))));
create policy platform on organizations for all to chalet_platform using (true) with check (true);
create policy organization on payment_claims for all to chalet_app using ((organization_id = app.organization())) with check ((organization_id = app.organization()));
create policy platform on payment_claims for all to chalet_platform using (true) with check (true);
create policy organization on payment_customers for all to chalet_app using ((organization_id = app.organization())) with check ((organization_id = app.organization()));
create policy platform on payment_customers for all to chalet_platform using (true) with check (true);
create policy organization on payment_profiles for all to chalet_app using ((organization_id = app.organization())) with check ((organization_id = app.organization()));
create policy platform on payment_profiles for all to chalet_platform using (true) with check (true);
create policy organization on payment_reversals for all to chalet_app using ((organization_id = app.organization())) with check ((organization_id = app.organization()));
create policy platform on payment_reversals for all to chalet_platform using (true) with check (true);
create policy organization on payment_setups for all to chalet_app using ((organization_id = app.organization())) with check ((organization_id = app.organization()));
create policy platform on payment_setups for all to chalet_platform using (true) with check (true);
create policy organization on payments for all to chalet_app using ((organization_id = app.organization())) with check ((organization_id = app.organization()));
create policy platform on payments for all to chalet_platform using (true) with check (true);
create policy organization on payout_approvals for all to chalet_app using ((organization_id = app.organization())) with check ((organization_id = app.organization()));
create policy platform on payout_approvals for all to chalet_platform using (true) with check (true);
create policy organization on payouts for all to chalet_app using ((organization_id = app.organization())) with check ((organization_id = app.organization()));
create policy platform on payouts for all to chalet_platform using (true) with check (true);
create policy organization on product_changes for all to chalet_app using ((organization_id = app.organization())) with check ((organization_id = app.organization()));
create policy platform on product_changes for all to chalet_platform using (true) with check (true);
create policy organization on product_options for all to chalet_app using ((organization_id = app.organization())) with check ((organization_id = app.organization()));
create policy platform on product_options for all to chalet_platform using (true) with check (true);
create policy organization on product_periods for all to chalet_app using ((organization_id = app.organization())) with check ((organization_id = app.organization()));
create policy platform on product_periods for all to chalet_platform using (true) with check (true);
create policy organization on product_suspensions for all to chalet_app using ((organization_id = app.organization())) with check ((organization_id = app.organization()));
create policy platform on product_suspensions for all to chalet_platform using (true) with check (true);
create policy organization on products for all to chalet_app using ((organization_id = app.organization())) with check ((organization_id = app.organization()));
create policy platform on products for all to chalet_platform using (true) with check (true);
create policy organization on proformas for all to chalet_app using ((organization_id = app.organization())) with check ((organization_id = app.organization()));
create policy platform on proformas for all to chalet_platform using (true) with check (true);
create policy organization on provisioning_steps for all to chalet_app using ((organization_id = app.organization())) with check ((organization_id = app.organization()));
create policy platform on provisioning_steps for all to chalet_platform using (true) with check (true);
create policy organization on refunds for all to chalet_app using ((organization_id = app.organization())) with check ((organization_id = app.organization()));
create policy platform on refunds for all to chalet_platform using (true) with check (true);
create policy organization on support_attachments for all to chalet_app using ((organization_id = app.organization())) with check ((organization_id = app.organization()));
create policy platform on support_attachments for all to chalet_platform using (true) with check (true);
create policy organization on support_messages for all to chalet_app using ((organization_id = app.organization())) with check ((organization_id = app.organization()));
create policy platform on support_messages for all to chalet_platform using (true) with check (true);
create policy organization on support_requests for all to chalet_app using ((organization_id = app.organization())) with check ((organization_id = app.organization()));
create policy platform on support_requests for all to chalet_platform using (true) with check (true);
create policy organization on top_ups for all to chalet_app using ((organization_id = app.organization())) with check ((organization_id = app.organization()));
create policy platform on top_ups for all to chalet_platform using (true) with check (true);
create policy own on user_audit for all to chalet_app using ((user_id = app.actor_user()));
create policy platform on user_audit for all to chalet_platform using (true) with check (true);
create policy fellow_members on users for select to chalet_app using ((EXISTS ( SELECT
   FROM members m
  WHERE ((m.organization_id = app.organization()) AND (m.user_id = users.id)))));
create policy own on users for all to chalet_app using ((id = app.actor_user()));
create policy platform on users for all to chalet_platform using (true) with check (true);
create policy organization on write_offs for all to chalet_app using ((organization_id = app.organization())) with check ((organization_id = app.organization()));
create policy platform on write_offs for all to chalet_platform using (true) with check (true);

-- rights

grant select on audit_heads to chalet_app;
grant insert, select, update on audit_heads to chalet_platform;
grant delete, insert, select, update on authentication_failures to chalet_platform;
grant delete, insert, select, update on backup_code_sheets to chalet_platform;
grant delete, insert, select, update on backup_codes to chalet_platform;
grant delete, insert, select on bank_file_parts to chalet_platform;
grant delete, insert, select on bank_file_sums to chalet_platform;
grant insert, select, update on bank_files to chalet_platform;
grant delete, insert, select on bank_outgoings to chalet_platform;
grant insert, select on bank_payment_decisions to chalet_platform;
grant insert, select, update on bank_payment_results to chalet_platform;
grant delete, insert, select on bank_payments to chalet_platform;
grant delete, insert, select on bank_statements to chalet_platform;
grant insert, select, update on billing_addresses to chalet_app;
grant insert, select, update on billing_addresses to chalet_platform;
grant insert, select, update on billing_preferences to chalet_app;
grant select on billing_preferences to chalet_platform;
grant insert, select, update on chargebacks to chalet_app;
grant insert, select, update on chargebacks to chalet_platform;
grant insert, select, update on charges to chalet_app;
grant insert, select, update on charges to chalet_platform;
grant select on credit_note_lines to chalet_app;
grant insert, select on credit_note_lines to chalet_platform;
grant insert, select on credit_note_numbers to chalet_platform;
grant select on credit_notes to chalet_app;
grant insert, select on credit_notes to chalet_platform;
grant insert, select on customer_numbers to chalet_platform;
grant insert, select on documents to chalet_app;
grant insert, select on documents to chalet_platform;
grant insert, select, update on due_items to chalet_app;
grant insert, select, update on due_items to chalet_platform;
grant delete, insert, select, update on flows to chalet_platform;
grant delete, insert, select, update on idempotency_keys to chalet_app;
grant delete, insert, select, update on idempotency_keys to chalet_platform;
grant insert, select, update on installation to chalet_platform;
grant insert on invitations to chalet_app;
grant delete, insert, select, update on invitations to chalet_platform;
grant insert, select on invoice_numbers to chalet_platform;
grant select on invoice_reminders to chalet_app;
grant insert, select on invoice_reminders to chalet_platform;
grant select on invoices to chalet_app;
grant insert, select on invoices to chalet_platform;
grant select on ledger_balances to chalet_app;
grant insert, select, update on ledger_balances to chalet_platform;
grant select, update on ledger_day_counts to chalet_platform;
grant insert, select, update on ledger_days to chalet_platform;
grant insert, select on ledger_entries to chalet_app;
grant insert, select on ledger_entries to chalet_platform;
grant insert, select on ledger_transactions to chalet_app;
grant insert, select on ledger_transactions to chalet_platform;
grant insert, select, update on mails to chalet_platform;
grant delete, insert, select on member_products to chalet_app;
grant delete, insert, select, update on member_products to chalet_platform;
grant delete, insert, select, update on members to chalet_app;
grant delete, insert, select, update on members to chalet_platform;
grant insert, select, update on news_messages to chalet_platform;
grant select, update on number_counters to chalet_platform;
grant insert, select on order_lines to chalet_app;
grant insert, select on order_lines to chalet_platform;
grant insert, select, update on orders to chalet_app;
grant insert, select, update on orders to chalet_platform;
grant select on organization_audit to chalet_app;
grant insert, select on organization_audit to chalet_platform;
grant insert, select, update on organizations to chalet_app;
grant delete, insert, select, update on organizations to chalet_platform;
grant delete, insert, select, update on passkeys to chalet_platform;
grant delete, insert, select, update on payer_accounts to chalet_platform;
grant insert, select, update on payment_claims to chalet_app;
grant select, update on payment_claims to chalet_platform;
grant insert, select on payment_customers to chalet_app;
grant insert, select on payment_customers to chalet_platform;
grant insert, select, update on payment_profiles to chalet_app;
grant insert, select, update on payment_profiles to chalet_platform;
grant insert, select on payment_references to chalet_platform;
grant select on payment_reversals to chalet_app;
grant insert, select on payment_reversals to chalet_platform;
grant insert, select, update on payment_setups to chalet_app;
grant insert, select, update on payment_setups to chalet_platform;
grant insert, select on payments to chalet_app;
grant insert, select on payments to chalet_platform;
grant select on payout_approvals to chalet_app;
grant insert, select on payout_approvals to chalet_platform;
grant insert, select on payout_batches to chalet_platform;
grant insert, select, update on payouts to chalet_app;
grant insert, select, update on payouts to chalet_platform;
grant select on plan_families to chalet_app;
grant insert, select, update on plan_families to chalet_platform;
grant select on plan_family_tiers to chalet_app;
grant insert, select on plan_family_tiers to chalet_platform;
grant select on plan_option_prices to chalet_app;
grant insert, select on plan_option_prices to chalet_platform;
grant select on plan_options to chalet_app;
grant insert, select, update on plan_options to chalet_platform;
grant select on plan_prices to chalet_app;
grant insert, select on plan_prices to chalet_platform;
grant select on plans to chalet_app;
grant insert, select, update on plans to chalet_platform;
grant insert, select on product_changes to chalet_app;
grant insert, select on product_changes to chalet_platform;
grant insert, select on product_options to chalet_app;
grant insert, select on product_options to chalet_platform;
grant insert, select on product_periods to chalet_app;
grant insert, select on product_periods to chalet_platform;
grant select on product_suspensions to chalet_app;
grant insert, select, update on product_suspensions to chalet_platform;
grant insert, select, update on products to chalet_app;
grant insert, select, update on products to chalet_platform;
grant insert, select on proformas to chalet_app;
grant insert, select on proformas to chalet_platform;
grant delete, insert, select on provider_events to chalet_platform;
grant insert, select, update on provider_payouts to chalet_platform;
grant insert, select, update on provisioning_steps to chalet_app;
grant insert, select, update on provisioning_steps to chalet_platform;
grant delete, insert, select, update on rate_limits to chalet_platform;
grant delete, insert, select, update on recovery_addresses to chalet_platform;
grant select, update on refunds to chalet_app;
grant insert, select, update on refunds to chalet_platform;
grant delete, insert, select, update on sessions to chalet_platform;
grant delete, insert, select, update on sms_codes to chalet_platform;
grant delete, insert, select, update on staff to chalet_platform;
grant insert, select, update on support_attachments to chalet_app;
grant delete, select on support_attachments to chalet_platform;
grant delete, insert, select, update on support_codes to chalet_platform;
grant insert, select on support_messages to chalet_app;
grant insert, select on support_messages to chalet_platform;
grant insert, select on support_notes to chalet_platform;
grant insert, select, update on support_requests to chalet_app;
grant insert, select, update on support_requests to chalet_platform;
grant insert, select on top_ups to chalet_app;
grant insert, select on top_ups to chalet_platform;
grant select on user_audit to chalet_app;
grant insert, select on user_audit to chalet_platform;
grant delete, insert, select, update on user_avatars to chalet_platform;
grant delete, insert, select, update on user_devices to chalet_platform;
grant delete, insert, select, update on user_factors to chalet_platform;
grant delete, insert, select, update on user_news_topics to chalet_platform;
grant delete, insert, select, update on user_passwords to chalet_platform;
grant delete, insert, select, update on user_phones to chalet_platform;
grant delete, insert, select, update on user_tokens to chalet_platform;
grant select on users to chalet_app;
grant delete, insert, select, update on users to chalet_platform;
grant select on write_offs to chalet_app;
grant insert, select, update on write_offs to chalet_platform;

-- triggers

CREATE TRIGGER never_emptied BEFORE TRUNCATE ON public.bank_payment_decisions FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER only_grows BEFORE DELETE OR UPDATE ON public.bank_payment_decisions FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON public.credit_note_lines FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER only_grows BEFORE DELETE OR UPDATE ON public.credit_note_lines FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON public.credit_note_numbers FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER only_grows BEFORE DELETE OR UPDATE ON public.credit_note_numbers FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON public.credit_notes FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER only_grows BEFORE DELETE OR UPDATE ON public.credit_notes FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON public.documents FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER only_grows BEFORE DELETE OR UPDATE ON public.documents FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER close_charges AFTER UPDATE ON public.due_items REFERENCING NEW TABLE AS closed FOR EACH STATEMENT EXECUTE FUNCTION app.close_charges();
CREATE TRIGGER note_invoice BEFORE INSERT ON public.due_items FOR EACH ROW WHEN ((new.kind = 'invoice'::text)) EXECUTE FUNCTION app.note_invoice();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON public.invoice_numbers FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER only_grows BEFORE DELETE OR UPDATE ON public.invoice_numbers FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON public.invoice_reminders FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER only_grows BEFORE DELETE OR UPDATE ON public.invoice_reminders FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON public.invoices FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER only_grows BEFORE DELETE OR UPDATE ON public.invoices FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON public.ledger_entries FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER only_grows BEFORE DELETE OR UPDATE ON public.ledger_entries FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER post_entries AFTER INSERT ON public.ledger_entries REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION app.post_entries();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON public.ledger_transactions FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER only_grows BEFORE DELETE OR UPDATE ON public.ledger_transactions FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER of_open_account BEFORE INSERT ON public.members FOR EACH ROW EXECUTE FUNCTION app.refuse_closed_user();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON public.order_lines FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER only_grows BEFORE DELETE OR UPDATE ON public.order_lines FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON public.organization_audit FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER only_grows BEFORE DELETE OR UPDATE ON public.organization_audit FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON public.payment_references FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER only_grows BEFORE DELETE OR UPDATE ON public.payment_references FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON public.payment_reversals FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER only_grows BEFORE DELETE OR UPDATE ON public.payment_reversals FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER check_payments AFTER INSERT ON public.payments REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION app.check_payments();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON public.payments FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER only_grows BEFORE DELETE OR UPDATE ON public.payments FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON public.payout_approvals FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER only_grows BEFORE DELETE OR UPDATE ON public.payout_approvals FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON public.payout_batches FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER only_grows BEFORE DELETE OR UPDATE ON public.payout_batches FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON public.plan_family_tiers FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER only_grows BEFORE DELETE OR UPDATE ON public.plan_family_tiers FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON public.plan_option_prices FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER only_grows BEFORE DELETE OR UPDATE ON public.plan_option_prices FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON public.plan_prices FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER only_grows BEFORE DELETE OR UPDATE ON public.plan_prices FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON public.product_changes FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER only_grows BEFORE DELETE OR UPDATE ON public.product_changes FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON public.product_periods FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER only_grows BEFORE DELETE OR UPDATE ON public.product_periods FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON public.proformas FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER only_grows BEFORE DELETE OR UPDATE ON public.proformas FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER of_open_account BEFORE INSERT ON public.sessions FOR EACH ROW EXECUTE FUNCTION app.refuse_closed_user();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON public.top_ups FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER only_grows BEFORE DELETE OR UPDATE ON public.top_ups FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON public.user_audit FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER only_grows BEFORE DELETE OR UPDATE ON public.user_audit FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER of_open_account BEFORE INSERT ON public.user_passwords FOR EACH ROW EXECUTE FUNCTION app.refuse_closed_user();

-- functions

CREATE OR REPLACE FUNCTION app.actor_key()
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN NULLIF(current_setting('app.actor'::text, true), ''::text)
;
CREATE OR REPLACE FUNCTION app.actor_user()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('app.user'::text, true), ''::text))::uuid
;
CREATE OR REPLACE FUNCTION app.add_audit(p_organization_id uuid, p_user_id uuid, p_happened_at timestamp with time zone, p_actor_kind text, p_actor_user_id uuid, p_actor_name text, p_session_id uuid, p_request_id text, p_address inet, p_action text, p_subject_kind text, p_subject_id uuid, p_details jsonb, p_user_agent text, p_token_id uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  v_chain text := case when p_organization_id is not null then 'organization:' || p_organization_id else 'user:' || p_user_id end;
  v_head audit_heads;
  v_hash bytea;
begin
  insert into audit_heads values (v_chain, 0, '\x') on conflict do nothing;
  select * into v_head from audit_heads where chain = v_chain for update;
  v_hash := app.audit_hash(v_head.hash, v_chain, v_head.sequence + 1, p_happened_at, p_actor_kind, p_actor_user_id, p_actor_name,
    p_session_id, p_request_id, p_address, p_action, p_subject_kind, p_subject_id, p_details, p_user_agent, p_token_id);
  if p_organization_id is not null then
    insert into organization_audit (organization_id, sequence, happened_at, actor_kind, actor_user_id, actor_name, session_id, request_id,
      address, action, subject_kind, subject_id, details, user_agent, token_id, previous_hash, hash)
    values (p_organization_id, v_head.sequence + 1, p_happened_at, p_actor_kind, p_actor_user_id, p_actor_name, p_session_id, p_request_id,
      p_address, p_action, p_subject_kind, p_subject_id, p_details, p_user_agent, p_token_id, v_head.hash, v_hash);
  else
    insert into user_audit (user_id, sequence, happened_at, actor_kind, actor_user_id, actor_name, session_id, request_id,
      address, action, subject_kind, subject_id, details, user_agent, token_id, previous_hash, hash)
    values (p_user_id, v_head.sequence + 1, p_happened_at, p_actor_kind, p_actor_user_id, p_actor_name, p_session_id, p_request_id,
      p_address, p_action, p_subject_kind, p_subject_id, p_details, p_user_agent, p_token_id, v_head.hash, v_hash);
  end if;
  update audit_heads set sequence = v_head.sequence + 1, hash = v_hash where chain = v_chain;
end $function$
;
CREATE OR REPLACE FUNCTION app.add_job(p_name text, p_payload json, p_run_at timestamp with time zone, p_max_attempts integer, p_key text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select graphile_worker.add_job(p_name, p_payload, run_at => p_run_at, max_attempts => p_max_attempts, job_key => p_key)
$function$
;
CREATE OR REPLACE FUNCTION app.add_jobs(p_name text, p_payloads json[], p_max_attempts integer)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select graphile_worker.add_jobs(array(
    select row(p_name, payload, null, null, p_max_attempts, null, null, null)::graphile_worker.job_spec from unnest(p_payloads) as payload))
$function$
;
CREATE OR REPLACE FUNCTION app.add_mail(p_id uuid, p_organization_id uuid, p_user_id uuid, p_recipient text, p_language text, p_template text, p_params jsonb, p_created_at timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  insert into mails (id, organization_id, user_id, recipient, language, template, params, created_at)
  values (p_id, p_organization_id, p_user_id, p_recipient, p_language, p_template, p_params, p_created_at)
$function$
;
CREATE OR REPLACE FUNCTION app.add_mails(p_mails jsonb, p_created_at timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with added as (
    insert into mails (id, organization_id, user_id, recipient, language, template, params, created_at)
    select m.id, m.organization_id, m.user_id, m.recipient, m.language, m.template, m.params, p_created_at
    from jsonb_to_recordset(p_mails) as m (id uuid, organization_id uuid, user_id uuid, recipient text, language text, template text, params jsonb)
    on conflict (id) do nothing returning id
  )
  select app.add_jobs('mail.send', array(select json_build_object('mailId', id) from added), 12)
$function$
;
CREATE OR REPLACE FUNCTION app.add_payment_reference(p_reference text, p_organization_id uuid, p_due_item_id uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform app.assert_own(p_organization_id);
  insert into payment_references values (p_reference, p_organization_id, p_due_item_id) on conflict do nothing;
  return found;
end $function$
;
CREATE OR REPLACE FUNCTION app.assert_own(p_organization_id uuid)
 RETURNS void
 LANGUAGE plpgsql
 STABLE
AS $function$
begin
  if current_setting('role') = 'chalet_app' and p_organization_id is distinct from app.organization() then
    raise exception 'organization % is not that of this transaction', p_organization_id using errcode = 'insufficient_privilege';
  end if;
end $function$
;
CREATE OR REPLACE FUNCTION app.audit_hash(previous bytea, chain text, sequence bigint, happened_at timestamp with time zone, actor_kind text, actor_user_id uuid, actor_name text, session_id uuid, request_id text, address inet, action text, subject_kind text, subject_id uuid, details jsonb, user_agent text DEFAULT NULL::text, token_id uuid DEFAULT NULL::uuid)
 RETURNS bytea
 LANGUAGE sql
 IMMUTABLE
RETURN sha256((previous || convert_to(((jsonb_build_array(chain, sequence, ((EXTRACT(epoch FROM happened_at) * (1000000)::numeric))::bigint, actor_kind, actor_user_id, actor_name, session_id, request_id, host(address), action, subject_kind, subject_id, details) || CASE WHEN ((user_agent IS NULL) AND (token_id IS NULL)) THEN '[]'::jsonb ELSE jsonb_build_array(user_agent, token_id) END))::text, 'UTF8'::name)))
;
CREATE OR REPLACE FUNCTION app.check_payments()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  v_payment uuid;
begin
  select a.id into v_payment from added a
  where case when a.due_item_id is null
    then (select true from organizations o where o.organization_id = a.organization_id)
    else (select true from due_items d where d.organization_id = a.organization_id and d.id = a.due_item_id) end is null
  limit 1;
  if found then
    raise exception 'payment % points at an organization or due item that is not there', v_payment using errcode = 'foreign_key_violation';
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION app.close_charges()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  v_payloads json[];
begin
  select array_agg(json_build_object('organizationId', c.organization_id, 'chargeId', c.id)) into v_payloads
  from closed d
  join charges c on c.organization_id = d.organization_id and c.due_item_id = d.id
    and c.state in ('started', 'action_needed', 'processing')
  where d.state <> 'open';
  if v_payloads is not null then
    perform app.add_jobs('charge.close', v_payloads, 20);
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION app.issue_invoice(p_organization_id uuid, p_id uuid, p_number bigint, p_order_id uuid, p_currency text, p_net_minor bigint, p_vat_minor bigint, p_issued_on date, p_due_on date, p_issued_at timestamp with time zone, p_document jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform app.assert_own(p_organization_id);
  update number_counters set last_number = p_number where name = 'invoice' and last_number = p_number - 1;
  if not found then
    raise exception '% is not the number of the next invoice', p_number using errcode = 'check_violation';
  end if;
  insert into invoice_numbers values (p_number::text, p_organization_id, p_id);
  insert into invoices (organization_id, id, origin, number, order_id, currency, net_minor, vat_minor, total_minor, issued_on, due_on,
    issued_at, document)
  values (p_organization_id, p_id, 'issued', p_number::text, p_order_id, p_currency, p_net_minor, p_vat_minor, p_net_minor + p_vat_minor,
    p_issued_on, p_due_on, p_issued_at, p_document);
end $function$
;
CREATE OR REPLACE FUNCTION app.list_jobs(OUT id bigint, OUT name text, OUT attempts smallint, OUT max_attempts smallint, OUT last_error text, OUT run_at timestamp with time zone, OUT created_at timestamp with time zone)
 RETURNS SETOF record
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select id, task_identifier, attempts, max_attempts, last_error, run_at, created_at from graphile_worker.jobs
$function$
;
CREATE OR REPLACE FUNCTION app.locked_members(p_organization_id uuid)
 RETURNS TABLE(user_id uuid, locked_at timestamp with time zone)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
#variable_conflict use_column
begin
  perform app.assert_own(p_organization_id);
  return query
    select m.user_id, min(f.locked_at)
    from members m
    join members a on a.organization_id = m.organization_id and a.user_id = app.actor_user()
    join authentication_failures f on f.user_id = m.user_id and f.locked_at is not null
    where m.organization_id = p_organization_id and app.may_unlock(a.role, m.role, a.user_id = m.user_id)
    group by m.user_id;
end $function$
;
CREATE OR REPLACE FUNCTION app.may_unlock(p_actor_role text, p_role text, p_is_self boolean)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
RETURN ((NOT p_is_self) AND ((p_actor_role = 'legal_representative'::text) OR ((p_actor_role = 'administrator'::text) AND (p_role <> 'legal_representative'::text))))
;
CREATE OR REPLACE FUNCTION app.next_invoice_number()
 RETURNS bigint
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select last_number + 1 from number_counters where name = 'invoice' for update
$function$
;
CREATE OR REPLACE FUNCTION app.note_invoice()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  select i.issued_on, i.total_minor into new.issued_on, new.invoice_minor
  from invoices i where i.organization_id = new.organization_id and i.id = new.subject_id;
  return new;
end $function$
;
CREATE OR REPLACE FUNCTION app.only_grows(target regclass)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  execute format('create trigger only_grows before update or delete on %s for each row execute function app.refuse_change()', target);
  execute format('create trigger never_emptied before truncate on %s for each statement execute function app.refuse_change()', target);
end $function$
;
CREATE OR REPLACE FUNCTION app.organization()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('app.organization'::text, true), ''::text))::uuid
;
CREATE OR REPLACE FUNCTION app.post_entries()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  v_transaction uuid;
begin
  select transaction_id into v_transaction from added a group by organization_id, transaction_id, currency
  having sum(amount_minor) <> 0
    or (select true from ledger_transactions t where t.organization_id = a.organization_id and t.id = a.transaction_id) is null
  limit 1;
  if found then
    raise exception 'ledger transaction % is not there, or does not sum to zero', v_transaction using errcode = 'check_violation';
  end if;
  -- A row proposed for insertion must satisfy the checks even where it becomes an update, so new accounts begin with zero.
  insert into ledger_balances (organization_id, account, currency, balance_minor)
  select distinct organization_id, account, currency, 0 from added order by 1, 2, 3 on conflict do nothing;
  with sums as (
    select organization_id, account, currency, sum(amount_minor) as sum_minor from added group by 1, 2, 3
  ), locked as (
    select b.organization_id, b.account, b.currency, s.sum_minor from ledger_balances b join sums s using (organization_id, account, currency)
    order by 1, 2, 3 for update of b
  )
  update ledger_balances b set balance_minor = b.balance_minor + l.sum_minor from locked l
  where b.organization_id = l.organization_id and b.account = l.account and b.currency = l.currency;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION app.protect(target regclass, app_rights text, platform_rights text DEFAULT 'select, insert, update, delete'::text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy organization on %s to chalet_app using (organization_id = app.organization()) with check (organization_id = app.organization())', target);
  execute format('create policy platform on %s to chalet_platform using (true) with check (true)', target);
  execute format('grant %s on %s to chalet_app', app_rights, target);
  execute format('grant %s on %s to chalet_platform', platform_rights, target);
end $function$
;
CREATE OR REPLACE FUNCTION app.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'rows of % are never changed or deleted', tg_table_name using errcode = 'restrict_violation';
end $function$
;
CREATE OR REPLACE FUNCTION app.refuse_closed_user()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform from users where id = new.user_id and closed_at is null for key share;
  if not found then raise exception 'the account is closed' using errcode = 'foreign_key_violation'; end if;
  return new;
end $function$
;
CREATE OR REPLACE FUNCTION app.restart_job(p_id bigint)
 RETURNS boolean
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with restarted as (select graphile_worker.reschedule_jobs(array[j.id], run_at => now(), attempts => 0) from graphile_worker.jobs j
    where j.id = p_id and j.attempts >= j.max_attempts)
  select exists (select from restarted)
$function$
;
CREATE OR REPLACE FUNCTION app.session_actor(p_token_hash bytea, p_organization_id uuid, p_now timestamp with time zone, p_idle interval)
 RETURNS TABLE(session_id uuid, user_id uuid, first_name text, last_name text, email text, language text, second_factor_at timestamp with time zone, proved_at timestamp with time zone, seen_at timestamp with time zone, staff_role text, member_role text, has_billing boolean)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
#variable_conflict use_column
begin
  select s.id, u.id, u.first_name, u.last_name, u.email, u.language, s.second_factor_at, s.proved_at, s.seen_at, t.role, m.role, m.has_billing
  into session_id, user_id, first_name, last_name, email, language, second_factor_at, proved_at, seen_at, staff_role, member_role, has_billing
  from sessions s
  join users u on u.id = s.user_id
  left join staff t on t.user_id = u.id
  left join members m on m.user_id = u.id and m.organization_id = p_organization_id
  where s.token_hash = p_token_hash and s.ended_at is null and s.expires_at > p_now and s.seen_at > p_now - p_idle;
  if session_id is not null then
    perform set_config('app.user', session_actor.user_id::text, true), set_config('app.actor', 'user:' || session_actor.user_id, true);
    return next;
  end if;
end $function$
;
CREATE OR REPLACE FUNCTION app.take_permits(p_key text, p_permits integer, p_window_ms integer, p_now timestamp with time zone, OUT taken integer, OUT window_ends_at timestamp with time zone)
 RETURNS record
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  insert into rate_limits as r values (p_key, p_now + p_window_ms * interval '1 millisecond', p_permits)
  on conflict (key) do update set
    taken = case when r.window_ends_at <= p_now then p_permits else r.taken + p_permits end,
    window_ends_at = case when r.window_ends_at <= p_now then p_now + p_window_ms * interval '1 millisecond' else r.window_ends_at end
  returning r.taken, r.window_ends_at
$function$
;
CREATE OR REPLACE FUNCTION app.token_actor(p_token_hash bytea, p_organization_id uuid, p_now timestamp with time zone)
 RETURNS TABLE(session_id uuid, user_id uuid, first_name text, last_name text, email text, language text, second_factor_at timestamp with time zone, proved_at timestamp with time zone, seen_at timestamp with time zone, staff_role text, member_role text, has_billing boolean, token_id uuid, scopes text[])
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
#variable_conflict use_column
begin
  select u.id, u.first_name, u.last_name, u.email, u.language, t.last_used_at, m.role, m.has_billing, t.id, t.scopes
  into user_id, first_name, last_name, email, language, seen_at, member_role, has_billing, token_id, scopes
  from user_tokens t
  join users u on u.id = t.user_id
  left join members m on m.user_id = t.user_id and m.organization_id = p_organization_id
    and m.organization_id = coalesce(t.organization_id, m.organization_id)
  where t.token_hash = p_token_hash and t.revoked_at is null and t.expires_at > p_now
    and (t.organization_id is null or exists (
      select from members b where b.organization_id = t.organization_id and b.user_id = t.user_id and b.created_at <= t.created_at));
  if token_id is not null then
    perform set_config('app.user', token_actor.user_id::text, true), set_config('app.actor', 'user:' || token_actor.user_id, true);
    return next;
  end if;
end $function$
;
CREATE OR REPLACE FUNCTION app.unlock_member(p_organization_id uuid, p_user_id uuid, p_most integer)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform app.assert_own(p_organization_id);
  perform from app.locked_members(p_organization_id) l where l.user_id = p_user_id;
  if not found then return null; end if;
  update authentication_failures set failures = 0, locked_at = null
  where user_id = p_user_id and locked_at is not null and in_row < p_most;
  if not found then return 'stays'; end if;
  update user_devices set failures = 0 where user_id = p_user_id and failures > 0;
  return 'opened';
end $function$
;
CREATE OR REPLACE FUNCTION app.uuidv7()
 RETURNS uuid
 LANGUAGE sql
 PARALLEL SAFE
RETURN (encode(set_bit(set_bit(OVERLAY(uuid_send(gen_random_uuid()) PLACING SUBSTRING(int8send((floor((EXTRACT(epoch FROM clock_timestamp()) * (1000)::numeric)))::bigint) FROM 3) FROM 1 FOR 6), (52)::bigint, 1), (53)::bigint, 1), 'hex'::text))::uuid
;

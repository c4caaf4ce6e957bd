// Made from the database by `bin/chalet schema`; a test compares. JSON is read as a value and written as text.
import type { ColumnType, Generated } from "kysely";

/** Any JSON value; read it through a zod schema. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export interface AuditHeadsTable {
  chain: string;
  sequence: bigint;
  hash: Buffer;
}

export interface AuthenticationFailuresTable {
  user_id: string;
  authenticator: "password" | "totp" | "passkey" | "sms" | "backup_code" | "unlock";
  failures: number;
  failed_at: string;
  in_row: Generated<number>;
  locked_at: string | null;
}

export interface BackupCodeSheetsTable {
  user_id: string;
  salt: Buffer;
  made_at: string;
}

export interface BackupCodesTable {
  user_id: string;
  number: number;
  hash: Buffer;
  used_at: string | null;
}

export interface BankFilePartsTable {
  bank_file_id: string;
  part: number;
  bytes: Buffer;
}

export interface BankFileSumsTable {
  bank_file_id: string;
  currency: string;
  amount_minor: bigint;
}

export interface BankFilesTable {
  id: string;
  sha256: Buffer;
  name: string;
  size_bytes: bigint;
  state: "received" | "reading" | "booking" | "done" | "refused";
  uploaded_by: string | null;
  uploaded_at: string;
  finished_at: string | null;
  refusal: ColumnType<Json | null, string | null, string | null>;
  message: string | null;
  run_id: string | null;
  booking_order: bigint | null;
  payments: Generated<number>;
  not_payments: Generated<number>;
  paid: Generated<number>;
  prepaid: Generated<number>;
  unassigned: Generated<number>;
  duplicate: Generated<number>;
  possible_duplicate: Generated<number>;
  provider_payouts: Generated<number>;
}

export interface BankOutgoingsTable {
  bank_file_id: string;
  position: number;
  kind: "debit" | "return";
  payout_number: string;
  currency: string;
  amount_minor: bigint;
  booked_on: string;
}

export interface BankPaymentDecisionsTable {
  bank_payment_id: string;
  ordinal: number;
  kind: "booked" | "assigned" | "undone" | "same" | "another";
  outcome: string | null;
  organization_id: string | null;
  due_item_id: string | null;
  reason: string | null;
  decided_by: string | null;
  decided_at: string;
}

export interface BankPaymentResultsTable {
  bank_payment_id: string;
  state: "booked" | "unassigned" | "assigned" | "duplicate" | "possible_duplicate" | "dismissed";
  outcome: string;
  organization_id: string | null;
  due_item_id: string | null;
  duplicate_of_id: string | null;
  replaced_by_file_id: string | null;
  decided_at: string;
  posting_id: string | null;
  score: number | null;
  reasons: string[] | null;
}

export interface BankPaymentsTable {
  id: string;
  bank_file_id: string;
  position: number;
  statement: number;
  booking_id: string;
  content_id: string | null;
  entry_id: string;
  entry_is_certain: boolean;
  opens_entry: boolean;
  is_bare: boolean;
  currency: string;
  amount_minor: bigint;
  booked_on: string;
  reference: string | null;
  reference_kind: "QRR" | "SCOR" | "invalid-or-other" | "none";
  debtor_name: string | null;
  debtor_iban: string | null;
  debtor_account: string | null;
  remittance: string | null;
  end_to_end_id: string | null;
  bank_reference: string | null;
  review: string | null;
  meant_organization_id: string | null;
  meant_due_item_id: string | null;
}

export interface BankStatementsTable {
  bank_file_id: string;
  number: number;
  account: string;
  statement_id: string | null;
  first_booked_on: string | null;
  last_booked_on: string | null;
}

export interface BillingAddressesTable {
  organization_id: string;
  id: string;
  name: string;
  department: Generated<string>;
  street: string;
  building_number: Generated<string>;
  postal_code: string;
  town: string;
  country: string;
  vat_number: string | null;
  vat_number_valid: Generated<boolean>;
  email: string | null;
  state: "active" | "archived";
  is_default: Generated<boolean>;
  created_at: string;
  archived_at: string | null;
}

export interface BillingPreferencesTable {
  organization_id: string;
  reminder_days: number[];
}

export interface ChargebacksTable {
  organization_id: string;
  id: string;
  charge_id: string;
  state: "open" | "won" | "lost";
  token: string;
  currency: string;
  amount_minor: bigint;
  due_item_id: string | null;
  opened_at: string;
  decided_at: string | null;
}

export interface ChargesTable {
  organization_id: string;
  id: string;
  due_item_id: string;
  state: "started" | "action_needed" | "processing" | "succeeded" | "failed" | "cancelled";
  provider: string;
  token: string | null;
  payment_token: string | null;
  page_url: string | null;
  currency: string;
  amount_minor: bigint;
  received_minor: bigint | null;
  payment_profile_id: string | null;
  keeps_method: boolean;
  method_kind: "card" | "twint" | "paypal" | "sepa_debit" | null;
  method_brand: string | null;
  method_hint: string | null;
  decline_reason: "declined" | "insufficient_funds" | "expired_card" | "authentication_failed" | "method_unavailable" | "provider_error" | null;
  language: string;
  description: string;
  started_by: string | null;
  started_at: string;
  asked_at: string | null;
  settled_at: string | null;
}

export interface CreditNoteLinesTable {
  organization_id: string;
  credit_note_id: string;
  position: number;
  net_minor: bigint;
}

export interface CreditNoteNumbersTable {
  number: string;
  organization_id: string;
  credit_note_id: string;
}

export interface CreditNotesTable {
  organization_id: string;
  id: string;
  number: string;
  invoice_id: string;
  currency: string;
  net_minor: bigint;
  vat_minor: bigint;
  total_minor: bigint;
  destination: "due" | "prepaid";
  reason: string;
  issued_on: string;
  issued_at: string;
  issued_by: string | null;
  document: ColumnType<Json, string, string>;
}

export interface CustomerNumbersTable {
  customer_number: bigint;
  organization_id: string;
}

export interface DocumentsTable {
  organization_id: string;
  kind: string;
  subject_id: string;
  content_type: string;
  sha256: Buffer;
  bytes: Buffer;
  created_at: string;
  format: "pdf" | "ubl" | "cii";
}

export interface DueItemsTable {
  organization_id: string;
  id: string;
  kind: "order" | "invoice" | "top_up";
  subject_id: string;
  reference: string;
  currency: string;
  amount_minor: bigint;
  state: "open" | "paid" | "cancelled";
  due_on: string;
  created_at: string;
  settled_at: string | null;
  cancel_cause: "cancelled" | "replaced" | "reduced" | "credited" | "written_off" | "time" | null;
  round: Generated<number>;
  issued_on: string | null;
  invoice_minor: bigint | null;
  prepaid_minor: Generated<bigint>;
}

export interface FlowsTable {
  id: string;
  purpose: string;
  secret_hash: Buffer;
  user_id: string | null;
  browser_hash: Buffer | null;
  payload: ColumnType<Json, string | undefined, string>;
  created_at: string;
  expires_at: string;
  used_at: string | null;
}

export interface IdempotencyKeysTable {
  actor_key: string;
  key: string;
  fingerprint: Buffer;
  status: number | null;
  answer: ColumnType<Json | null, string | null, string | null>;
  created_at: string;
}

export interface InstallationTable {
  only_one: Generated<boolean>;
  kind: "demo" | "empty";
  loaded_at: string | null;
  story: ColumnType<Json, string | undefined, string>;
}

export interface InvitationsTable {
  organization_id: string;
  id: string;
  email: string;
  role: "legal_representative" | "administrator" | "collaborator" | "external";
  has_billing: boolean;
  language: "en" | "de" | "fr" | "it" | "es";
  state: "open" | "accepted" | "withdrawn";
  secret_hash: Buffer;
  invited_by: string;
  created_at: string;
  sent_at: string;
  expires_at: string;
  decided_at: string | null;
  accepted_by: string | null;
}

export interface InvoiceNumbersTable {
  number: string;
  organization_id: string;
  invoice_id: string;
}

export interface InvoiceRemindersTable {
  organization_id: string;
  invoice_id: string;
  ordinal: number;
  cause: "prepaid" | "other_amount" | "other_currency" | "used_reference" | "unknown";
  reminded_on: string;
  reminded_at: string;
  round: Generated<number>;
}

export interface InvoicesTable {
  organization_id: string;
  id: string;
  origin: "issued" | "imported";
  number: string;
  order_id: string | null;
  currency: string;
  net_minor: bigint;
  vat_minor: bigint;
  total_minor: bigint;
  issued_on: string;
  due_on: string;
  issued_at: string;
  document: ColumnType<Json | null, string | null, string | null>;
}

export interface LedgerBalancesTable {
  organization_id: string;
  account: string;
  currency: string;
  balance_minor: bigint;
}

export interface LedgerDayCountsTable {
  only_one: Generated<boolean>;
  counted_at: string;
}

export interface LedgerDaysTable {
  booked_on: string;
  currency: string;
  received_minor: bigint;
  invoiced_minor: bigint;
}

export interface LedgerEntriesTable {
  organization_id: string;
  transaction_id: string;
  position: number;
  account: "bank" | "receivable" | "prepaid" | "unassigned" | "revenue" | "vat" | "opening" | "payouts" | "write_off" | "reserved" | "provider" | "chargebacks" | "bank_fees" | "paypal" | "provider_fees";
  currency: string;
  amount_minor: bigint;
}

export interface LedgerTransactionsTable {
  organization_id: string;
  id: string;
  kind: "invoice" | "payment" | "payment_to_prepaid" | "unassigned_payment" | "unassigned_reversal" | "prepaid_spending" | "opening" | "payout" | "payout_refused" | "payout_withdrawn" | "payout_sent" | "payout_done" | "payout_returned" | "payout_back" | "credit_note" | "credit_to_prepaid" | "write_off" | "write_off_undone" | "reservation" | "reservation_released" | "reserved_spending" | "payment_undone" | "provider_payment" | "provider_payment_to_prepaid" | "provider_payout" | "provider_payout_undone" | "refund" | "refund_failed" | "chargeback" | "chargeback_won";
  cause_id: string;
  booked_on: string;
  recorded_at: string;
}

export interface MailsTable {
  id: string;
  organization_id: string | null;
  user_id: string | null;
  recipient: string;
  language: string;
  template: string;
  params: ColumnType<Json, string | undefined, string>;
  created_at: string;
  subject: string | null;
  html: string | null;
  plain: string | null;
  sent_at: string | null;
  kept_at: string | null;
  message_id: string | null;
}

export interface MemberProductsTable {
  organization_id: string;
  user_id: string;
  product_id: string;
}

export interface MembersTable {
  organization_id: string;
  user_id: string;
  role: "legal_representative" | "administrator" | "collaborator" | "external";
  has_billing: Generated<boolean>;
  created_at: string;
  billing_mails: boolean | null;
  product_mails: boolean | null;
}

export interface MigrationsTable {
  name: string;
  sha256: Buffer;
  applied_at: Generated<string>;
}

export interface NewsMessagesTable {
  id: string;
  topic: "product" | "maintenance" | "offers" | "events" | "developers";
  texts: ColumnType<Json, string, string>;
  created_by: string;
  created_at: string;
  mails: Generated<number>;
  last_user_id: string | null;
  finished_at: string | null;
}

export interface NumberCountersTable {
  name: string;
  last_number: bigint;
}

export interface OrderLinesTable {
  organization_id: string;
  order_id: string;
  position: number;
  plan_id: string;
  description: string;
  label: string | null;
  period: "month" | "year";
  quantity: number;
  unit_price_minor: bigint;
  net_minor: bigint;
  vat_class: "standard" | "reduced" | "accommodation" | "exempt";
  vat_rate: string;
  vat_code: "standard" | "reverse_charge" | "export" | "exempt";
  volume_rate: string;
  option_id: string | null;
  of_position: number | null;
}

export interface OrdersTable {
  organization_id: string;
  id: string;
  number: bigint;
  state: "pending" | "paid" | "cancelled";
  currency: string;
  net_minor: bigint;
  vat_minor: bigint;
  total_minor: bigint;
  customer: ColumnType<Json, string, string>;
  language: string;
  placed_by: string | null;
  placed_at: string;
  expires_on: string;
  paid_at: string | null;
  cancelled_at: string | null;
  cancel_cause: "customer" | "time" | "credit_note" | null;
  invoice_id: string | null;
  billing_address_id: string | null;
  terms_version: string | null;
  terms_accepted_at: string | null;
}

export interface OrganizationAuditTable {
  organization_id: string;
  sequence: bigint;
  happened_at: string;
  actor_kind: "visitor" | "user" | "member" | "staff" | "system";
  actor_user_id: string | null;
  actor_name: string;
  session_id: string | null;
  request_id: string | null;
  address: string | null;
  action: string;
  subject_kind: string | null;
  subject_id: string | null;
  details: ColumnType<Json, string | undefined, string>;
  previous_hash: Buffer;
  hash: Buffer;
  user_agent: string | null;
  token_id: string | null;
}

export interface OrganizationsTable {
  organization_id: string;
  kind: "individual" | "association" | "company";
  name: string;
  street: Generated<string>;
  building_number: Generated<string>;
  postal_code: Generated<string>;
  town: Generated<string>;
  country: string;
  currency: string;
  vat_number: string | null;
  vat_number_valid: Generated<boolean>;
  language: "en" | "de" | "fr" | "it" | "es";
  customer_number: bigint;
  created_at: string;
}

export interface PasskeysTable {
  factor_id: string;
  credential_id: string;
  public_key: Buffer;
  sign_count: bigint;
  transports: string[];
  aaguid: string;
  is_backed_up: boolean;
  is_discoverable: boolean;
  verifies_user: boolean;
}

export interface PayerAccountsTable {
  iban: string;
  organization_id: string;
  seen_on: string;
}

export interface PaymentClaimsTable {
  organization_id: string;
  id: string;
  claimed_by: string | null;
  currency: string;
  amount_minor: bigint;
  paid_on: string;
  iban: string | null;
  state: "open" | "confirmed" | "withdrawn";
  bank_payment_id: string | null;
  claimed_at: string;
  settled_at: string | null;
}

export interface PaymentCustomersTable {
  organization_id: string;
  provider: string;
  token: string;
  created_at: string;
}

export interface PaymentProfilesTable {
  organization_id: string;
  id: string;
  provider: string;
  token: string;
  kind: "card" | "twint" | "paypal" | "sepa_debit";
  brand: string | null;
  hint: string | null;
  expires_on: string | null;
  is_default: Generated<boolean>;
  added_by: string | null;
  added_at: string;
  warned_at: string | null;
  removed_at: string | null;
}

export interface PaymentReferencesTable {
  reference: string;
  organization_id: string;
  due_item_id: string;
}

export interface PaymentReversalsTable {
  organization_id: string;
  id: string;
  payment_id: string;
  reason: string;
  undone_at: string;
  undone_by: string | null;
}

export interface PaymentSetupsTable {
  organization_id: string;
  id: string;
  state: "started" | "done" | "cancelled";
  provider: string;
  token: string | null;
  currency: string;
  payment_profile_id: string | null;
  started_by: string | null;
  started_at: string;
  settled_at: string | null;
}

export interface PaymentsTable {
  organization_id: string;
  id: string;
  source: "bank" | "prepaid" | "credit_note" | "provider";
  due_item_id: string | null;
  target: "due_item" | "prepaid";
  currency: string;
  amount_minor: bigint;
  received_on: string;
  recorded_at: string;
  outcome: string;
  meant_due_item_id: string | null;
  round: Generated<number>;
  reasons: string[] | null;
}

export interface PayoutApprovalsTable {
  organization_id: string;
  payout_id: string;
  approved_by: string;
  approved_at: string;
}

export interface PayoutBatchesTable {
  id: string;
  number: bigint;
  currency: string;
  sum_minor: bigint;
  payouts: number;
  execution_on: string;
  sha256: Buffer;
  bytes: Buffer;
  created_by: string | null;
  created_at: string;
  destination: Generated<"bank" | "paypal">;
}

export interface PayoutsTable {
  organization_id: string;
  id: string;
  number: string;
  state: "requested" | "approved" | "sent" | "done" | "refused" | "withdrawn" | "returned";
  currency: string;
  amount_minor: bigint;
  iban: string | null;
  holder: string | null;
  approvals_needed: number;
  requested_by: string;
  requested_at: string;
  decided_at: string | null;
  refusal: string | null;
  batch_id: string | null;
  sent_at: string | null;
  booked_on: string | null;
  returned_on: string | null;
  fee_minor: Generated<bigint>;
  destination: Generated<"bank" | "paypal">;
  paypal_email: string | null;
}

export interface PlanFamiliesTable {
  id: string;
  position: number;
  icon: string;
  names: ColumnType<Json, string, string>;
  revision: Generated<number>;
}

export interface PlanFamilyTiersTable {
  family_id: string;
  valid_from: string;
  from_quantity: number;
  volume_rate: string;
}

export interface PlanOptionPricesTable {
  plan_id: string;
  option_id: string;
  period: "month" | "year";
  currency: string;
  valid_from: string;
  amount_minor: bigint;
}

export interface PlanOptionsTable {
  plan_id: string;
  id: string;
  position: number;
  names: ColumnType<Json, string, string>;
  summaries: ColumnType<Json, string, string>;
  module_key: string;
  is_offered: Generated<boolean>;
}

export interface PlanPricesTable {
  plan_id: string;
  period: "month" | "year";
  currency: string;
  valid_from: string;
  amount_minor: bigint;
}

export interface PlansTable {
  id: string;
  family_id: string;
  rank: number;
  names: ColumnType<Json, string, string>;
  summaries: ColumnType<Json, string, string>;
  features: ColumnType<Json, string | undefined, string>;
  vat_class: Generated<"standard" | "reduced" | "accommodation" | "exempt">;
  module: string;
  domain_suffix: string | null;
  is_offered: Generated<boolean>;
  revision: Generated<number>;
}

export interface ProductChangesTable {
  organization_id: string;
  product_id: string;
  id: string;
  from_state: string | null;
  to_state: string;
  cause: string;
  actor_user_id: string | null;
  changed_at: string;
}

export interface ProductOptionsTable {
  organization_id: string;
  product_id: string;
  plan_id: string;
  option_id: string;
  unit_price_minor: bigint;
}

export interface ProductPeriodsTable {
  organization_id: string;
  product_id: string;
  period: string;
  invoice_id: string;
}

export interface ProductSuspensionsTable {
  organization_id: string;
  product_id: string;
  invoice_id: string;
  suspended_at: string;
  terminates_on: string;
  ended_at: string | null;
  ended_by: "settled" | "terminated" | null;
}

export interface ProductsTable {
  organization_id: string;
  id: string;
  plan_id: string;
  label: string;
  state: "pending" | "active" | "expired" | "suspended" | "terminated" | "cancelled";
  period: "month" | "year";
  starts_on: string;
  expires_on: string;
  anchor_day: number;
  order_id: string;
  unit_price_minor: bigint;
  currency: string;
  access: ColumnType<Json | null, string | null, string | null>;
  created_at: string;
}

export interface ProformasTable {
  organization_id: string;
  id: string;
  order_id: string;
  number: string;
  currency: string;
  total_minor: bigint;
  issued_on: string;
  document: ColumnType<Json, string, string>;
  issued_at: string;
}

export interface ProviderEventsTable {
  provider: string;
  event_token: string;
  kind: "charge" | "setup" | "refund" | "payment";
  about: string;
  received_at: string;
}

export interface ProviderPayoutsTable {
  id: string;
  currency: string;
  amount_minor: bigint;
  fee_minor: bigint;
  recorded_at: string;
  recorded_by: string;
  undone_at: string | null;
  undone_by: string | null;
}

export interface ProvisioningStepsTable {
  organization_id: string;
  product_id: string;
  step: "create" | "renew" | "change" | "suspend" | "resume" | "terminate";
  occasion: string;
  started_at: string;
  attempts: Generated<number>;
  done_at: string | null;
}

export interface RateLimitsTable {
  key: string;
  window_ends_at: string;
  taken: number;
}

export interface RecoveryAddressesTable {
  id: string;
  user_id: string;
  email: string;
  confirmed_at: string;
  usable_at: string;
  ends_at: string | null;
}

export interface RefundsTable {
  organization_id: string;
  id: string;
  charge_id: string;
  state: "requested" | "done" | "failed";
  token: string | null;
  currency: string;
  amount_minor: bigint;
  reason: string;
  requested_by: string;
  requested_at: string;
  settled_at: string | null;
}

export interface SessionsTable {
  id: string;
  user_id: string;
  token_hash: Buffer;
  second_factor_at: string | null;
  created_at: string;
  seen_at: string;
  expires_at: string;
  ended_at: string | null;
  user_agent: string | null;
  address: string | null;
  proved_at: string | null;
  device_id: string | null;
}

export interface SmsCodesTable {
  id: string;
  user_id: string;
  factor_id: string;
  purpose: "enrolment" | "sign_in" | "proof";
  flow_id: string | null;
  session_id: string | null;
  code: Buffer;
  tries: Generated<number>;
  created_at: string;
  expires_at: string;
  used_at: string | null;
}

export interface StaffTable {
  user_id: string;
  role: "support" | "billing" | "content" | "administrator";
  created_at: string;
}

export interface SupportAttachmentsTable {
  organization_id: string;
  id: string;
  message_id: string | null;
  position: Generated<number>;
  name: string;
  extension: "png" | "jpg" | "webp" | "gif" | "pdf" | "txt";
  size_bytes: number;
  bytes: Buffer;
  uploaded_by: string;
  uploaded_at: string;
}

export interface SupportCodesTable {
  user_id: string;
  code_hmac: Buffer;
  sealed_code: Buffer | null;
  made_at: string;
  expires_at: string;
  used_at: string | null;
  used_by: string | null;
}

export interface SupportMessagesTable {
  organization_id: string;
  id: string;
  request_id: string;
  author_kind: "customer" | "staff";
  author_id: string;
  staff_name: string | null;
  text: string;
  sent_at: string;
}

export interface SupportNotesTable {
  id: string;
  organization_id: string;
  request_id: string;
  author_id: string;
  text: string;
  written_at: string;
}

export interface SupportRequestsTable {
  organization_id: string;
  id: string;
  number: string;
  subject: string;
  category: "technical" | "billing" | "account" | "other";
  product_id: string | null;
  state: "open" | "waiting" | "solved" | "closed";
  opened_by: string;
  opened_at: string;
  changed_at: string;
  taken_by: string | null;
}

export interface TopUpsTable {
  organization_id: string;
  id: string;
  number: string;
  currency: string;
  amount_minor: bigint;
  issued_on: string;
  requested_by: string | null;
  requested_at: string;
  document: ColumnType<Json, string, string>;
}

export interface UserAuditTable {
  user_id: string;
  sequence: bigint;
  happened_at: string;
  actor_kind: "visitor" | "user" | "member" | "staff" | "system";
  actor_user_id: string | null;
  actor_name: string;
  session_id: string | null;
  request_id: string | null;
  address: string | null;
  action: string;
  subject_kind: string | null;
  subject_id: string | null;
  details: ColumnType<Json, string | undefined, string>;
  previous_hash: Buffer;
  hash: Buffer;
  user_agent: string | null;
  token_id: string | null;
}

export interface UserAvatarsTable {
  user_id: string;
  version: string;
  large: Buffer;
  small: Buffer;
  changed_at: string;
}

export interface UserDevicesTable {
  id: string;
  user_id: string;
  token_hash: Buffer;
  user_agent: string | null;
  first_seen_at: string;
  seen_at: string;
  trust_ends_at: string | null;
  failures: Generated<number>;
}

export interface UserFactorsTable {
  id: string;
  user_id: string;
  kind: "totp" | "passkey" | "sms";
  secret: Buffer | null;
  last_step: bigint | null;
  created_at: string;
  confirmed_at: string | null;
  last_used_at: string | null;
  name: Generated<string>;
}

export interface UserNewsTopicsTable {
  user_id: string;
  topic: "product" | "maintenance" | "offers" | "events" | "developers";
  is_wanted: boolean;
  changed_at: string;
}

export interface UserPasswordsTable {
  user_id: string;
  hash: string;
  changed_at: string;
  is_short: Generated<boolean>;
}

export interface UserPhonesTable {
  user_id: string;
  number: string;
  changed_at: string;
}

export interface UserTokensTable {
  id: string;
  user_id: string;
  organization_id: string | null;
  name: string;
  start: string;
  token_hash: Buffer;
  scopes: string[];
  created_at: string;
  expires_at: string;
  reminded_at: string | null;
  revoked_at: string | null;
  last_used_at: string | null;
  last_used_address: string | null;
}

export interface UsersTable {
  id: string;
  email: string;
  first_name: string;
  last_name: string;
  language: "en" | "de" | "fr" | "it" | "es";
  created_at: string;
  email_confirmed_at: string;
  lock_after: Generated<number>;
  sign_in_alerts: Generated<"always" | "new_device" | "never">;
  alerts_of_failures: Generated<boolean>;
  failures_told_at: string | null;
  avatar_version: string | null;
  closed_at: string | null;
}

export interface WriteOffsTable {
  organization_id: string;
  id: string;
  invoice_id: string;
  due_item_id: string;
  currency: string;
  amount_minor: bigint;
  reason: string;
  written_off_at: string;
  written_off_by: string | null;
  undone_at: string | null;
  undone_by: string | null;
}

export interface Tables {
  audit_heads: AuditHeadsTable;
  authentication_failures: AuthenticationFailuresTable;
  backup_code_sheets: BackupCodeSheetsTable;
  backup_codes: BackupCodesTable;
  bank_file_parts: BankFilePartsTable;
  bank_file_sums: BankFileSumsTable;
  bank_files: BankFilesTable;
  bank_outgoings: BankOutgoingsTable;
  bank_payment_decisions: BankPaymentDecisionsTable;
  bank_payment_results: BankPaymentResultsTable;
  bank_payments: BankPaymentsTable;
  bank_statements: BankStatementsTable;
  billing_addresses: BillingAddressesTable;
  billing_preferences: BillingPreferencesTable;
  chargebacks: ChargebacksTable;
  charges: ChargesTable;
  credit_note_lines: CreditNoteLinesTable;
  credit_note_numbers: CreditNoteNumbersTable;
  credit_notes: CreditNotesTable;
  customer_numbers: CustomerNumbersTable;
  documents: DocumentsTable;
  due_items: DueItemsTable;
  flows: FlowsTable;
  idempotency_keys: IdempotencyKeysTable;
  installation: InstallationTable;
  invitations: InvitationsTable;
  invoice_numbers: InvoiceNumbersTable;
  invoice_reminders: InvoiceRemindersTable;
  invoices: InvoicesTable;
  ledger_balances: LedgerBalancesTable;
  ledger_day_counts: LedgerDayCountsTable;
  ledger_days: LedgerDaysTable;
  ledger_entries: LedgerEntriesTable;
  ledger_transactions: LedgerTransactionsTable;
  mails: MailsTable;
  member_products: MemberProductsTable;
  members: MembersTable;
  migrations: MigrationsTable;
  news_messages: NewsMessagesTable;
  number_counters: NumberCountersTable;
  order_lines: OrderLinesTable;
  orders: OrdersTable;
  organization_audit: OrganizationAuditTable;
  organizations: OrganizationsTable;
  passkeys: PasskeysTable;
  payer_accounts: PayerAccountsTable;
  payment_claims: PaymentClaimsTable;
  payment_customers: PaymentCustomersTable;
  payment_profiles: PaymentProfilesTable;
  payment_references: PaymentReferencesTable;
  payment_reversals: PaymentReversalsTable;
  payment_setups: PaymentSetupsTable;
  payments: PaymentsTable;
  payout_approvals: PayoutApprovalsTable;
  payout_batches: PayoutBatchesTable;
  payouts: PayoutsTable;
  plan_families: PlanFamiliesTable;
  plan_family_tiers: PlanFamilyTiersTable;
  plan_option_prices: PlanOptionPricesTable;
  plan_options: PlanOptionsTable;
  plan_prices: PlanPricesTable;
  plans: PlansTable;
  product_changes: ProductChangesTable;
  product_options: ProductOptionsTable;
  product_periods: ProductPeriodsTable;
  product_suspensions: ProductSuspensionsTable;
  products: ProductsTable;
  proformas: ProformasTable;
  provider_events: ProviderEventsTable;
  provider_payouts: ProviderPayoutsTable;
  provisioning_steps: ProvisioningStepsTable;
  rate_limits: RateLimitsTable;
  recovery_addresses: RecoveryAddressesTable;
  refunds: RefundsTable;
  sessions: SessionsTable;
  sms_codes: SmsCodesTable;
  staff: StaffTable;
  support_attachments: SupportAttachmentsTable;
  support_codes: SupportCodesTable;
  support_messages: SupportMessagesTable;
  support_notes: SupportNotesTable;
  support_requests: SupportRequestsTable;
  top_ups: TopUpsTable;
  user_audit: UserAuditTable;
  user_avatars: UserAvatarsTable;
  user_devices: UserDevicesTable;
  user_factors: UserFactorsTable;
  user_news_topics: UserNewsTopicsTable;
  user_passwords: UserPasswordsTable;
  user_phones: UserPhonesTable;
  user_tokens: UserTokensTable;
  users: UsersTable;
  write_offs: WriteOffsTable;
}

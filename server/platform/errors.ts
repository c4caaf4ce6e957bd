/** Every refusal of the program with its HTTP status. The code is the translation key: `<catalogue>.<name>` → `errors.<name>`. */
export const refusals = {
  "platform.invalid_input": 422,
  "platform.malformed_request": 400,
  "platform.too_large": 413,
  "platform.unsupported_media_type": 415,
  "platform.not_found": 404,
  "platform.method_not_allowed": 405,
  "platform.forbidden": 403,
  "platform.cross_site": 403,
  "platform.too_many_requests": 429,
  "platform.idempotency_key_missing": 400,
  "platform.idempotency_key_reused": 422,
  "platform.conflict": 409,
  "platform.unavailable": 503,
  "platform.internal": 500,
  "platform.bad_cursor": 400,

  "identity.sign_in_needed": 401,
  "identity.second_factor_needed": 403,
  "identity.proof_needed": 403,
  "identity.factor_proof_needed": 403,
  "identity.wrong_credentials": 401,
  "identity.wrong_code": 401,
  "identity.factor_missing": 409,
  "identity.password_short_alone": 409,
  "identity.phone_country": 422,
  "identity.phone_known": 409,
  "identity.sms_not_offered": 409,
  "identity.sms_wait": 429,
  "identity.sms_too_many": 429,
  "identity.sms_budget": 429,
  "identity.sms_failed": 503,
  "identity.link_unusable": 410,
  "identity.password_common": 422,
  "identity.password_contains_name": 422,
  "identity.wrong_password": 403,
  "identity.lock_stays": 409,
  "identity.already_claimed": 409,
  "identity.password_needed": 403,
  "identity.address_unchanged": 422,
  "identity.addresses_same": 422,
  "identity.address_taken_meanwhile": 409,
  "identity.busy": 503,
  "identity.closing_refused": 409,
  "identity.picture_unreadable": 422,
  "identity.picture_small": 422,
  "identity.picture_large": 422,
  "identity.passkey_refused": 401,
  "identity.passkey_expired": 410,
  "identity.passkey_known": 409,
  "identity.token_unusable": 401,
  "identity.token_not_allowed": 403,
  "identity.token_scope_missing": 403,
  "identity.too_many_tokens": 409,

  "organizations.vat_number_invalid": 422,
  "organizations.currency_change_refused": 409,
  "organizations.address_incomplete": 409,
  "organizations.billing_address_archived": 409,
  "organizations.too_many_billing_addresses": 409,
  "organizations.last_legal_representative": 409,
  "organizations.role_above_own": 403,
  "organizations.own_membership": 409,
  "organizations.mails_beyond_role": 409,
  "organizations.billing_mails_needed": 409,
  "organizations.invitation_unusable": 410,
  "organizations.invitation_used": 410,
  "organizations.invitation_withdrawn": 410,
  "organizations.invitation_expired": 410,
  "organizations.invitation_not_yours": 403,
  "organizations.invitation_has_account": 409,
  "organizations.invitation_not_open": 409,
  "organizations.too_many_invitations": 429,

  "catalogue.plan_not_offered": 422,
  "catalogue.option_not_offered": 422,
  "catalogue.label_required": 422,
  "catalogue.label_not_a_domain": 422,
  "catalogue.one_of_each_domain": 422,
  "catalogue.price_not_sold": 422,
  "catalogue.price_in_the_past": 422,
  "catalogue.price_day_taken": 409,
  "catalogue.family_unknown": 422,
  "catalogue.plan_id_taken": 409,
  "catalogue.rank_taken": 409,
  "catalogue.module_unknown": 422,
  "catalogue.changed_meanwhile": 409,
  "catalogue.scale_day_taken": 409,

  "orders.price_changed": 409,
  "orders.not_pending": 409,
  "orders.amount_too_large": 422,
  "orders.nothing_to_pay": 422,
  "orders.already_invoiced": 409,
  "orders.terms_not_accepted": 409,
  "orders.prepaid_part": 422,

  "billing.nothing_due": 409,
  "billing.already_undone": 409,
  "billing.not_undoable": 409,
  "billing.balance_spent": 409,
  "billing.prepaid_too_low": 409,
  "billing.no_document": 404,
  "billing.account_missing": 409,
  "billing.file_not_csv": 422,
  "billing.top_up_amount": 422,
  "billing.payout_account": 422,
  "billing.payout_decided": 409,
  "billing.payout_own": 403,
  "billing.payout_approved_by_you": 409,
  "billing.no_payouts_approved": 409,
  "billing.payout_not_sent": 409,
  "billing.payout_day": 422,
  "billing.top_up_settled": 409,
  "billing.no_card_payments": 409,
  "billing.provider_unavailable": 503,
  "billing.event_not_signed": 400,
  "billing.payment_method_gone": 409,
  "billing.payment_method_in_use": 409,
  "billing.payment_method_default": 409,
  "billing.refund_too_much": 422,
  "billing.credit_too_much": 422,
  "billing.credit_changed": 409,
  "billing.credit_imported": 409,
  "billing.is_written_off": 409,
  "billing.not_written_off": 409,
  "billing.not_supplied": 409,
  "billing.e_invoice_provider_vat_number": 409,
  "billing.e_invoice_customer_vat_number": 409,
  "billing.e_invoice_country": 409,
  "billing.nothing_in_period": 409,
  "billing.too_many_documents": 409,

  "bank.too_many_claims": 409,
  "bank.not_waiting": 409,
  "bank.not_booked": 409,
  "bank.amount_differs": 409,
  "bank.currency_differs": 409,
  "bank.not_due": 409,

  "operations.job_not_dead": 409,

  "support.code_used": 410,
  "support.code_expired": 410,
  "support.code_unknown": 404,
  "support.file_kind": 422,
  "support.file_harmful": 422,
  "support.file_not_scanned": 503,
  "support.too_many_files": 409,
  "support.thread_full": 409,
} as const satisfies Record<string, number>;

export type RefusalCode = keyof typeof refusals;

/** A mistake in one field of the input; `path` is the field, `code` a key in the catalogue. */
export interface FieldError {
  readonly path: string;
  readonly code: string;
}

/** The one error that callers may see: rolls back, and is answered as problem details in the reader's language. */
export class AppError extends Error {
  readonly code: RefusalCode;
  readonly params: Record<string, unknown>;
  readonly fields: readonly FieldError[];

  /** `cause` is for the log; nobody else is told of it. */
  constructor(
    code: RefusalCode,
    params: Record<string, unknown> = {},
    fields: readonly FieldError[] = [],
    cause?: unknown,
  ) {
    super(code, { cause });
    this.name = "AppError";
    this.code = code;
    this.params = params;
    this.fields = fields;
  }

  get status(): number {
    return refusals[this.code];
  }
}

/** A refusal that must be remembered: what the handler wrote is committed, and the answer is a problem all the same. */
export class Refused {
  readonly error: AppError;
  constructor(code: RefusalCode, params: Record<string, unknown> = {}) {
    this.error = new AppError(code, params);
  }
}

/** Throws the refusal unless the condition holds. */
export function refuseUnless(
  condition: unknown,
  code: RefusalCode,
  params: Record<string, unknown> = {},
): asserts condition {
  if (!condition) throw new AppError(code, params);
}

/** The record, or the refusal that it is not there. */
export function found<T>(record: T | undefined | null): T {
  if (record === undefined || record === null) throw new AppError("platform.not_found");
  return record;
}

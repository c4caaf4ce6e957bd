/** Ways to pay that a payment provider offers us; no number of a card or account ever reaches this program (MON-12). */
export type PaymentMethodKind = "card" | "twint" | "paypal" | "sepa_debit";

/** A method that the payer let the provider keep, as much as we may know of it. */
export interface KeptMethod {
  /** The provider's token. */
  readonly token: string;
  readonly kind: PaymentMethodKind;
  /** The card's brand; null for all else. */
  readonly brand: string | null;
  /** The last four digits of card or account, or the wallet's address. */
  readonly hint: string | null;
  /** The last month in which a card can be charged, as its first day; null where nothing expires. */
  readonly expiresIn: { readonly year: number; readonly month: number } | null;
}

/** Whom a payment is asked of; `token` is the provider's name for the organization, made by `createCustomer`. */
export interface PaymentCustomer {
  readonly organizationId: string;
  readonly name: string;
  readonly email: string;
}

/** What is to be charged. `chargeId` is our reference: it comes back with everything that the provider tells of the payment. */
export interface ChargeRequest {
  readonly chargeId: string;
  readonly organizationId: string;
  readonly customerToken: string;
  /** Minor units, more than zero. */
  readonly amountMinor: bigint;
  readonly currency: string;
  /** What the payer reads: our name and the number of the invoice or order. */
  readonly description: string;
  /** Where the payer is sent when the provider's page is done. */
  readonly returnUrl: string;
  readonly language: string;
}

/** A payer has to be sent to a page of the provider. */
export interface HostedPage {
  /** The provider's name of the page, by which it can be asked for or closed. */
  readonly token: string;
  readonly url: string;
}

/**
 * How far a payment is, as the provider says when it is asked.
 * open: nobody has paid yet. action_needed: the payer has to confirm on `url` (3-D Secure). processing: the money is under way (SEPA
 * debit). failed: declined, `reason` says why; it can be tried again by another charge. cancelled: it can no longer be paid.
 */
export type ChargeState = "open" | "action_needed" | "processing" | "succeeded" | "failed" | "cancelled";

export type DeclineReason =
  | "declined"
  | "insufficient_funds"
  | "expired_card"
  | "authentication_failed"
  | "method_unavailable"
  | "provider_error";

/** What the provider says of a payment when it is asked: the only thing that money is booked on, never the text of an event. */
export interface ChargeReport {
  /** Our reference as the provider kept it. */
  readonly chargeId: string;
  /** The organization that it was made for, as the provider kept it. */
  readonly organizationId: string;
  /** The provider's name of the payment; null while a hosted page has none. */
  readonly paymentToken: string | null;
  readonly state: ChargeState;
  readonly amountMinor: bigint;
  readonly currency: string;
  /** Where the payer confirms; null unless action_needed. */
  readonly url: string | null;
  readonly reason: DeclineReason | null;
  /** What was paid with, and whether it was kept; null while nothing was chosen. */
  readonly method: (KeptMethod & { readonly isKept: boolean }) | null;
  /** Minor units that were given back so far, also those that the provider has still under way. */
  readonly refundedMinor: bigint;
  /** A dispute that the payer's bank opened. */
  readonly dispute: {
    readonly token: string;
    readonly state: "open" | "won" | "lost";
    readonly amountMinor: bigint;
  } | null;
}

/** What an event of the provider is about; everything else is asked for. `none`: nothing of ours. */
export interface ProviderEvent {
  readonly eventToken: string;
  readonly subject:
    | { readonly kind: "charge"; readonly chargeId: string; readonly organizationId: string }
    /** A payment of which the event names no reference of ours, as a dispute's does not: `readCharge` tells whose it is. */
    | { readonly kind: "payment"; readonly paymentToken: string }
    | { readonly kind: "setup"; readonly setupId: string; readonly organizationId: string }
    | { readonly kind: "refund"; readonly refundId: string; readonly organizationId: string }
    | { readonly kind: "none" };
}

/** How far the keeping of a method is. */
export interface SetupReport {
  readonly setupId: string;
  readonly state: "open" | "done" | "cancelled";
  readonly method: KeptMethod | null;
}

export interface RefundReport {
  readonly refundId: string;
  readonly state: "pending" | "done" | "failed";
  readonly amountMinor: bigint;
  readonly currency: string;
}

/**
 * A payment provider. Every call that makes something takes our own id, and is safe to repeat with it: the second answers what the
 * first made. Another request with an id that was used is refused. Calls throw PaymentProviderError.
 */
export interface PaymentProvider {
  readonly name: string;
  /** Which ways of paying it offers in a currency, on a page of its own; none: it takes no money in that currency. */
  methodsFor(currency: string): readonly PaymentMethodKind[];
  createCustomer(customer: PaymentCustomer): Promise<string>;
  /**
   * A page on which the payer chooses a method and pays; `keep` asks to keep the method for later charges. A method that is declined
   * there leaves the charge open: the payer tries another one, until the page expires a day later.
   */
  openPaymentPage(request: ChargeRequest & { readonly keep: boolean }): Promise<HostedPage>;
  /** Charges a kept method. `isPresent`: the payer sits at the screen and can confirm. */
  chargeKept(
    request: ChargeRequest & { readonly methodToken: string; readonly isPresent: boolean },
  ): Promise<ChargeReport>;
  /** What became of a charge, by the token that its start gave (a page's or a payment's). */
  readCharge(token: string): Promise<ChargeReport>;
  /** Closes an open page or payment, so that it can no longer be paid; answers how it ended, for it may have been paid meanwhile. */
  cancelCharge(token: string): Promise<ChargeReport>;
  /** A page on which the payer lets the provider keep a method without paying. */
  openSetupPage(request: {
    readonly setupId: string;
    readonly organizationId: string;
    readonly customerToken: string;
    readonly currency: string;
    readonly returnUrl: string;
    readonly language: string;
  }): Promise<HostedPage>;
  readSetup(token: string): Promise<SetupReport>;
  /** Forgets a kept method; one that is gone already is no error. */
  forgetMethod(methodToken: string): Promise<void>;
  refund(request: {
    readonly refundId: string;
    readonly organizationId: string;
    readonly paymentToken: string;
    readonly amountMinor: bigint;
    readonly currency: string;
  }): Promise<RefundReport & { readonly token: string }>;
  readRefund(token: string): Promise<RefundReport>;
  /** Checks the signature (and its age) of a webhook's bytes; undefined when it is not of this provider or of another account. */
  readEvent(body: Buffer, signature: string | undefined, now: Temporal.Instant): ProviderEvent | undefined;
}

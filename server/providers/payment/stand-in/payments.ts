import type { PaymentMethodKind } from "../payment-provider.ts";
import type { Core } from "./core.ts";
import { chargeObject, disputeObject, intentObject, need, refundObject, sessionObject } from "./objects.ts";
import { unexpected } from "./stand-in-error.ts";
import type { Dispute, Intent, Method, PaymentError, Refund, Session } from "./state.ts";
import { testCard } from "./trial-methods.ts";

const authenticationFailed: PaymentError = {
  type: "invalid_request_error",
  code: "payment_intent_authentication_failure",
  message: "The payer did not confirm the payment.",
};

const authenticationRequired: PaymentError = {
  type: "card_error",
  code: "authentication_required",
  decline_code: "authentication_required",
  message: "The payer has to confirm this payment.",
};

const debitFailed: PaymentError = {
  type: "invalid_request_error",
  code: "insufficient_funds",
  message: "The account has insufficient funds.",
};

/** Wallets ask on a page of their own each time; a card as its test number says. */
const asksPayer: Readonly<Record<PaymentMethodKind, boolean | undefined>> = {
  card: undefined,
  twint: true,
  paypal: true,
  sepa_debit: false,
};

/** Whether the payer is asked to confirm. */
export function mustConfirm(method: Method): boolean {
  const { confirms } = testCard(method.behaviour) ?? {};
  return asksPayer[method.kind] ?? (confirms === "always" || (confirms === "once" && !method.isConfirmed));
}

/** Tries to pay with a method: it succeeds, is under way, is declined, or waits for the payer. */
export function tryPayment(core: Core, intent: Intent, method: Method, isPresent: boolean): void {
  intent.method = method.id;
  intent.error = null;
  const card = testCard(method.behaviour);
  const refusal = card?.declined ?? card?.declinedLater ?? expiry(core, method);
  if (refusal) fail(core, intent, refusal);
  else if (method.kind === "card" && !isPresent && mustConfirm(method))
    fail(core, intent, authenticationRequired);
  else if (isPresent && mustConfirm(method)) intent.status = "requires_action";
  else if (method.kind === "sepa_debit") begin(core, intent);
  else succeed(core, intent);
}

function expiry(core: Core, method: Method): PaymentError | undefined {
  if (method.kind !== "card") return undefined;
  const now = Temporal.Instant.fromEpochMilliseconds(core.now() * 1000).toZonedDateTimeISO("UTC");
  const isOver = method.expYear < now.year || (method.expYear === now.year && method.expMonth < now.month);
  return isOver ? { type: "card_error", code: "expired_card", message: "Your card has expired." } : undefined;
}

/** The answer of the payer who was asked. */
export function answerPayer(core: Core, intent: Intent, confirms: boolean): void {
  if (intent.status !== "requires_action") return;
  const method = need(core.state.methods, intent.method ?? "", "payment_method");
  if (!confirms) {
    fail(core, intent, authenticationFailed);
    return;
  }
  method.isConfirmed = true;
  succeed(core, intent);
}

function fail(core: Core, intent: Intent, error: PaymentError): void {
  intent.status = "requires_payment_method";
  intent.error = error;
  core.emit("payment_intent.payment_failed", intentObject(core, intent));
}

function begin(core: Core, intent: Intent): void {
  intent.status = "processing";
  intent.charge = core.newId("py");
  keep(core, intent);
  core.emit("payment_intent.processing", intentObject(core, intent));
  complete(core, intent);
}

function succeed(core: Core, intent: Intent): void {
  intent.status = "succeeded";
  intent.charge ??= core.newId("ch");
  keep(core, intent);
  core.emit("payment_intent.succeeded", intentObject(core, intent));
  complete(core, intent);
  const method = core.state.methods[intent.method ?? ""];
  if (method && testCard(method.behaviour)?.disputes) openDispute(core, intent);
}

/** The method belongs to the payer from now on, if that was asked. */
function keep(core: Core, intent: Intent): void {
  const method = core.state.methods[intent.method ?? ""];
  if (method && intent.keeps) method.customer = intent.customer;
}

/** The page, if the payment is of one, is done. */
function complete(core: Core, intent: Intent): void {
  const session = sessionOf(core, intent);
  if (session?.status !== "open") return;
  session.status = "complete";
  core.emit("checkout.session.completed", sessionObject(core, session));
}

/** The page that a payment belongs to, if it was made on one. */
export function sessionOf(core: Core, intent: Intent): Session | undefined {
  return Object.values(core.state.sessions).find((session) => session.intent === intent.id);
}

/** A debit that was under way is paid by the payer's bank, or is not. */
export function endDebit(core: Core, intent: Intent, isPaid: boolean): void {
  if (intent.status !== "processing") throw unexpected("The payment is not under way.");
  const session = sessionOf(core, intent);
  if (isPaid) succeed(core, intent);
  else fail(core, intent, debitFailed);
  if (session)
    core.emit(
      `checkout.session.async_payment_${isPaid ? "succeeded" : "failed"}`,
      sessionObject(core, session),
    );
}

/** Gives up a payment that nobody made. */
export function cancelPayment(core: Core, intent: Intent): void {
  if (intent.status === "succeeded" || intent.status === "processing" || intent.status === "canceled")
    throw unexpected(
      `You cannot cancel this PaymentIntent because it has a status of ${intent.status}.`,
      "payment_intent_unexpected_state",
    );
  intent.status = "canceled";
  core.emit("payment_intent.canceled", intentObject(core, intent));
}

/** A page that nobody used in time, or that was closed. */
export function expireSession(core: Core, session: Session): void {
  if (session.status !== "open")
    throw unexpected(
      `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of ${session.status}.`,
    );
  const intent = session.intent ? core.state.intents[session.intent] : undefined;
  session.status = "expired";
  if (intent && intent.status !== "canceled") cancelPayment(core, intent);
  core.emit("checkout.session.expired", sessionObject(core, session));
}

/** Gives money back; more than was paid is refused. */
export function makeRefund(core: Core, intent: Intent, amount: number, metadata: Refund["metadata"]): Refund {
  if (intent.status !== "succeeded")
    throw unexpected("This PaymentIntent does not have a successful charge to refund.");
  if (Object.values(core.state.disputes).some((one) => one.intent === intent.id && one.status !== "won"))
    throw unexpected("The charge has been charged back; cannot issue a refund.", "charge_disputed");
  if (intent.refunded === intent.amount)
    throw unexpected("The charge has already been refunded.", "charge_already_refunded");
  if (amount > intent.amount - intent.refunded)
    throw unexpected("Refund amount is greater than unrefunded amount on charge.", undefined, "amount");
  const isPending = testCard(core.state.methods[intent.method ?? ""]?.behaviour ?? "")?.refunds === "pending";
  const refund: Refund = {
    id: core.newId("re"),
    created: core.now(),
    amount,
    currency: intent.currency,
    intent: intent.id,
    metadata,
    status: isPending ? "pending" : "succeeded",
  };
  core.state.refunds[refund.id] = refund;
  intent.refunded += amount;
  core.emit("refund.created", refundObject(refund));
  core.emit("charge.refunded", chargeObject(core, intent) ?? {});
  return refund;
}

/** A refund arrives, or comes back. */
export function endRefund(core: Core, refund: Refund, isDone: boolean): void {
  if (refund.status === "failed") throw unexpected("The refund has failed before.");
  refund.status = isDone ? "succeeded" : "failed";
  if (!isDone) need(core.state.intents, refund.intent, "payment_intent").refunded -= refund.amount;
  core.emit("refund.updated", refundObject(refund));
  if (!isDone) core.emit("refund.failed", refundObject(refund));
}

/** The payer's bank takes the money back until it is decided who is right. */
export function openDispute(core: Core, intent: Intent): Dispute {
  if (intent.status !== "succeeded" || !intent.charge) throw unexpected("Nothing was paid.");
  const dispute: Dispute = {
    id: core.newId("du"),
    created: core.now(),
    amount: intent.amount - intent.refunded,
    currency: intent.currency,
    intent: intent.id,
    charge: intent.charge,
    status: "needs_response",
  };
  core.state.disputes[dispute.id] = dispute;
  core.emit("charge.dispute.created", disputeObject(dispute));
  core.emit("charge.dispute.funds_withdrawn", disputeObject(dispute));
  return dispute;
}

/** The bank decides. */
export function closeDispute(core: Core, dispute: Dispute, outcome: "won" | "lost"): void {
  dispute.status = outcome;
  core.emit("charge.dispute.closed", disputeObject(dispute));
  if (outcome === "won") core.emit("charge.dispute.funds_reinstated", disputeObject(dispute));
}

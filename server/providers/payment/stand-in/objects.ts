import type { Core } from "./core.ts";
import { missing } from "./stand-in-error.ts";
import type { Dispute, Intent, Method, PaymentError, Refund, Session, Setup } from "./state.ts";

/** Names of fields that the caller wants to see whole, not as ids: `payment_intent.latest_charge`. */
export type Expand = readonly string[];

const inside = (expand: Expand, name: string): Expand | undefined => {
  const wanted = expand.filter((one) => one === name || one.startsWith(`${name}.`));
  return wanted.length > 0 ? wanted.flatMap((one) => one.split(".").slice(1).join(".") || []) : undefined;
};

/** Things as Stripe answers them, as far as they are used here. */
export function methodObject(method: Method): object {
  const { kind, hint } = method;
  const card = {
    brand: method.brand,
    display_brand: method.brand,
    last4: hint,
    exp_month: method.expMonth,
    exp_year: method.expYear,
  };
  const details = {
    card: { card },
    twint: { twint: {} },
    paypal: { paypal: { payer_email: hint, payer_id: null, country: null } },
    sepa_debit: { sepa_debit: { last4: hint } },
  };
  return {
    id: method.id,
    object: "payment_method",
    type: kind,
    customer: method.customer,
    livemode: false,
    ...details[kind],
  };
}

/** A payment, with the fields that are wanted whole. */
export function intentObject(core: Core, intent: Intent, expand: Expand = []): object {
  const method = intent.method ? core.state.methods[intent.method] : undefined;
  const isPaid = intent.status === "succeeded";
  return {
    id: intent.id,
    object: "payment_intent",
    amount: intent.amount,
    amount_received: isPaid ? intent.amount : 0,
    created: intent.created,
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    last_payment_error: errorObject(intent.error, method),
    latest_charge: inside(expand, "latest_charge") ? chargeObject(core, intent) : intent.charge,
    livemode: false,
    metadata: intent.metadata,
    next_action: intent.status === "requires_action" ? redirectTo(core, intent) : null,
    payment_method: methodField(intent, method, expand),
    status: intent.status,
  };
}

/** A method that failed is named by the error alone. */
function methodField(intent: Intent, method: Method | undefined, expand: Expand): object | string | null {
  if (!method || intent.status === "requires_payment_method") return null;
  return inside(expand, "payment_method") ? methodObject(method) : method.id;
}

function errorObject(error: PaymentError | null, method: Method | undefined): object | null {
  return error ? { ...error, ...(method ? { payment_method: methodObject(method) } : {}) } : null;
}

function redirectTo(core: Core, intent: Intent): object {
  return {
    type: "redirect_to_url",
    redirect_to_url: { url: `${core.pagesUrl}/confirm/${intent.id}`, return_url: intent.returnUrl },
  };
}

/** What a payment took, and gave back; null before anything was taken. */
export function chargeObject(core: Core, intent: Intent): object | null {
  if (!intent.charge) return null;
  return {
    id: intent.charge,
    object: "charge",
    amount: intent.amount,
    amount_refunded: intent.refunded,
    currency: intent.currency,
    disputed: Object.values(core.state.disputes).some((dispute) => dispute.intent === intent.id),
    livemode: false,
    metadata: intent.metadata,
    paid: intent.status === "succeeded",
    payment_intent: intent.id,
    refunded: intent.refunded === intent.amount,
  };
}

/** How far the keeping of a method is. */
export function setupObject(core: Core, setup: Setup, expand: Expand = []): object {
  const method = setup.method ? core.state.methods[setup.method] : undefined;
  const isWhole = method && inside(expand, "payment_method");
  return {
    id: setup.id,
    object: "setup_intent",
    customer: setup.customer,
    livemode: false,
    metadata: setup.metadata,
    payment_method: isWhole ? methodObject(method) : setup.method,
    status: setup.status,
  };
}

/** A page, with its payment or setup. */
export function sessionObject(core: Core, session: Session, expand: Expand = []): object {
  const intent = session.intent ? core.state.intents[session.intent] : undefined;
  const setup = session.setup ? core.state.setups[session.setup] : undefined;
  const intentExpand = inside(expand, "payment_intent");
  const setupExpand = inside(expand, "setup_intent");
  const isOpen = session.status === "open";
  return {
    id: session.id,
    object: "checkout.session",
    amount_total: session.amount,
    cancel_url: session.cancelUrl,
    created: session.created,
    currency: session.currency,
    customer: session.customer,
    livemode: false,
    metadata: session.metadata,
    mode: session.mode,
    payment_intent: intent && intentExpand ? intentObject(core, intent, intentExpand) : session.intent,
    payment_status: intent?.status === "succeeded" ? "paid" : "unpaid",
    setup_intent: setup && setupExpand ? setupObject(core, setup, setupExpand) : session.setup,
    status: session.status,
    success_url: session.successUrl,
    url: isOpen ? `${core.pagesUrl}/pay/${session.id}` : null,
  };
}

/** Money on its way back. */
export function refundObject(refund: Refund): object {
  const { id, amount, created, currency, metadata, status } = refund;
  return {
    id,
    object: "refund",
    amount,
    created,
    currency,
    metadata,
    payment_intent: refund.intent,
    status,
  };
}

/** A dispute carries nothing of the metadata of its payment. */
export function disputeObject(dispute: Dispute): object {
  const { id, amount, created, currency, charge, status } = dispute;
  return {
    id,
    object: "dispute",
    amount,
    charge,
    created,
    currency,
    livemode: false,
    metadata: {},
    payment_intent: dispute.intent,
    reason: "general",
    status,
  };
}

/** One thing by its id; throws what Stripe answers where there is none. */
export function need<T>(things: Record<string, T>, id: string, what: string, param?: string): T {
  const thing = Object.hasOwn(things, id) ? things[id] : undefined;
  if (thing === undefined) throw missing(what, id, param);
  return thing;
}

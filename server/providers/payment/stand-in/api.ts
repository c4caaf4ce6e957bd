import { z } from "zod";
import type { Core } from "./core.ts";
import type { FormObject } from "./form.ts";
import { disputeObject, intentObject, methodObject, need, refundObject, sessionObject } from "./objects.ts";
import { cancelPayment, expireSession, makeRefund, tryPayment } from "./payments.ts";
import { StandInError, unexpected } from "./stand-in-error.ts";
import type { Customer, Intent, Session } from "./state.ts";

const Metadata = z.record(z.string(), z.string()).default({});
const Amount = z.coerce.number().int().positive().max(99_999_999);
const Currency = z.enum(["chf", "eur"]);
const Kind = z.enum(["card", "twint", "paypal", "sepa_debit"]);
const Flag = z.enum(["true", "false"]).transform((text) => text === "true");
const Expand = z.array(z.string()).default([]);
const Reading = z.strictObject({ expand: Expand });
const Listing = z.strictObject({
  customer: z.string().optional(),
  payment_intent: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(10),
});
const Address = z.url({ protocol: /^https?$/ });

const CustomerForm = z.strictObject({ name: z.string(), email: z.email(), metadata: Metadata });

const SessionForm = z.strictObject({
  mode: z.enum(["payment", "setup"]),
  customer: z.string(),
  client_reference_id: z.string().max(200),
  currency: Currency.optional(),
  allowed_payment_method_types: z.array(Kind).min(1),
  line_items: z
    .array(
      z.strictObject({
        quantity: z.literal("1"),
        price_data: z.strictObject({
          currency: Currency,
          unit_amount: Amount,
          product_data: z.strictObject({ name: z.string().min(1) }),
        }),
      }),
    )
    .optional(),
  adaptive_pricing: z.strictObject({ enabled: Flag }).optional(),
  locale: z.enum(["en", "de", "fr", "it", "es"]),
  success_url: Address,
  cancel_url: Address,
  metadata: Metadata,
  payment_intent_data: z.strictObject({ description: z.string(), metadata: Metadata }).optional(),
  payment_method_options: z
    .partialRecord(Kind, z.strictObject({ setup_future_usage: z.literal("off_session") }))
    .optional(),
  setup_intent_data: z.strictObject({ metadata: Metadata }).optional(),
});

const IntentForm = z.strictObject({
  amount: Amount,
  currency: Currency,
  customer: z.string(),
  payment_method: z.string(),
  description: z.string(),
  metadata: Metadata,
  confirm: z.literal("true"),
  off_session: Flag,
  return_url: Address,
});

const RefundForm = z.strictObject({ payment_intent: z.string(), amount: Amount, metadata: Metadata });

interface Call {
  readonly id: string;
  readonly form: FormObject;
}

/** A call of Stripe's HTTP that is understood here. */
export interface ApiRoute {
  readonly method: "GET" | "POST";
  readonly path: RegExp;
  readonly answer: (core: Core, call: Call) => object;
}

/** Reads what was sent; what Stripe does not know is refused as Stripe does. */
function read<S extends z.ZodType>(schema: S, form: FormObject): z.output<S> {
  const result = schema.safeParse(form);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const isUnknown = issue?.code === "unrecognized_keys";
  const path = [...(issue?.path ?? []), ...(isUnknown ? (issue.keys.slice(0, 1) as string[]) : [])].join(".");
  throw unexpected(
    isUnknown ? `Received unknown parameter: ${path}` : `Invalid ${path}: ${issue?.message ?? ""}`,
    isUnknown ? "parameter_unknown" : undefined,
    path,
  );
}

const post = (path: RegExp, answer: ApiRoute["answer"]): ApiRoute => ({ method: "POST", path, answer });
const get = (path: RegExp, answer: ApiRoute["answer"]): ApiRoute => ({ method: "GET", path, answer });
const list = (data: readonly object[], limit: number, url: string) => ({
  object: "list",
  data: data.slice(0, limit),
  has_more: data.length > limit,
  url,
});
/** The newest first, as Stripe lists. */
const newest = <T>(things: Record<string, T>) => Object.values(things).reverse();

export const apiRoutes: readonly ApiRoute[] = [
  post(/^\/v1\/customers$/, (core, { form }) => createCustomer(core, form)),
  post(/^\/v1\/checkout\/sessions$/, (core, { form }) => createSession(core, form)),
  get(/^\/v1\/checkout\/sessions\/(\w+)$/, (core, { id, form }) =>
    sessionObject(core, findSession(core, id), read(Reading, form).expand),
  ),
  post(/^\/v1\/checkout\/sessions\/(\w+)\/expire$/, (core, { id }) => {
    const session = findSession(core, id);
    expireSession(core, session);
    return sessionObject(core, session);
  }),
  post(/^\/v1\/payment_intents$/, (core, { form }) => createIntent(core, form)),
  get(/^\/v1\/payment_intents$/, (core, { form }) => {
    const { customer, limit } = read(Listing, form);
    const found = newest(core.state.intents).filter((one) => !customer || one.customer === customer);
    return list(
      found.map((one) => intentObject(core, one)),
      limit,
      "/v1/payment_intents",
    );
  }),
  get(/^\/v1\/payment_intents\/(\w+)$/, (core, { id, form }) =>
    intentObject(core, need(core.state.intents, id, "payment_intent"), read(Reading, form).expand),
  ),
  post(/^\/v1\/payment_intents\/(\w+)\/cancel$/, (core, { id }) => {
    const intent = need(core.state.intents, id, "payment_intent");
    cancelPayment(core, intent);
    return intentObject(core, intent);
  }),
  get(/^\/v1\/payment_methods\/(\w+)$/, (core, { id }) =>
    methodObject(need(core.state.methods, id, "PaymentMethod")),
  ),
  post(/^\/v1\/payment_methods\/(\w+)\/detach$/, (core, { id }) => detach(core, id)),
  post(/^\/v1\/refunds$/, (core, { form }) => {
    const { payment_intent, amount, metadata } = read(RefundForm, form);
    const intent = need(core.state.intents, payment_intent, "payment_intent", "payment_intent");
    return refundObject(makeRefund(core, intent, amount, metadata));
  }),
  get(/^\/v1\/refunds$/, (core, { form }) => {
    const { payment_intent, limit } = read(Listing, form);
    const found = newest(core.state.refunds).filter((one) => one.intent === payment_intent);
    return list(found.map(refundObject), limit, "/v1/refunds");
  }),
  get(/^\/v1\/refunds\/(\w+)$/, (core, { id }) => refundObject(need(core.state.refunds, id, "refund"))),
  get(/^\/v1\/disputes$/, (core, { form }) => {
    const { payment_intent, limit } = read(Listing, form);
    const found = newest(core.state.disputes).filter((one) => one.intent === payment_intent);
    return list(found.map(disputeObject), limit, "/v1/disputes");
  }),
];

function createCustomer(core: Core, form: FormObject): object {
  const customer: Customer = { id: core.newId("cus"), ...read(CustomerForm, form) };
  core.state.customers[customer.id] = customer;
  return { ...customer, object: "customer", created: core.now(), livemode: false };
}

function createSession(core: Core, form: FormObject): object {
  const asked = read(SessionForm, form);
  need(core.state.customers, asked.customer, "customer", "customer");
  const [item] = asked.line_items ?? [];
  if (asked.mode === "payment" && !item)
    throw unexpected("`line_items` is required in `payment` mode.", "parameter_missing", "line_items");
  const currency = item?.price_data.currency ?? asked.currency;
  if (!currency) throw unexpected("You must provide `currency`.", "parameter_missing", "currency");
  const session: Session = {
    id: core.newId("cs_test"),
    created: core.now(),
    mode: asked.mode,
    status: "open",
    amount: item?.price_data.unit_amount ?? null,
    currency,
    customer: asked.customer,
    metadata: asked.metadata,
    inner: {
      description: asked.payment_intent_data?.description ?? null,
      metadata: (asked.payment_intent_data ?? asked.setup_intent_data)?.metadata ?? {},
    },
    keep: asked.payment_method_options !== undefined,
    kinds: asked.allowed_payment_method_types.filter((kind) => fits(kind, currency)),
    name: item?.price_data.product_data.name ?? "",
    locale: asked.locale,
    successUrl: asked.success_url,
    cancelUrl: asked.cancel_url,
    intent: null,
    setup: null,
  };
  core.state.sessions[session.id] = session;
  return sessionObject(core, session);
}

/** What is asked for is a filter: a method that cannot be used in the currency is not offered. */
function fits(kind: string, currency: string): boolean {
  return kind === "twint" ? currency === "chf" : kind === "sepa_debit" ? currency === "eur" : true;
}

const day_s = 86_400;

/** A page; one that is older than a day has expired. */
export function findSession(core: Core, id: string): Session {
  const session = need(core.state.sessions, id, "checkout.session");
  if (session.status === "open" && core.now() - session.created >= day_s) expireSession(core, session);
  return session;
}

function createIntent(core: Core, form: FormObject): object {
  const asked = read(IntentForm, form);
  need(core.state.customers, asked.customer, "customer", "customer");
  const method = need(core.state.methods, asked.payment_method, "PaymentMethod", "payment_method");
  if (method.customer !== asked.customer)
    throw unexpected("The provided PaymentMethod was detached from a Customer, and may not be used again.");
  const intent: Intent = {
    id: core.newId("pi"),
    created: core.now(),
    amount: asked.amount,
    currency: asked.currency,
    customer: asked.customer,
    description: asked.description,
    metadata: asked.metadata,
    status: "requires_payment_method",
    method: null,
    error: null,
    charge: null,
    refunded: 0,
    keeps: false,
    returnUrl: asked.return_url,
  };
  core.state.intents[intent.id] = intent;
  tryPayment(core, intent, method, !asked.off_session);
  if (!intent.error) return intentObject(core, intent);
  const { type, code, decline_code, message } = intent.error;
  throw new StandInError(402, message, {
    type,
    code,
    ...(decline_code ? { decline_code } : {}),
    payment_intent: intentObject(core, intent),
  });
}

function detach(core: Core, id: string): object {
  const method = need(core.state.methods, id, "PaymentMethod");
  if (method.customer === null)
    throw unexpected(
      "The payment method you provided is not attached to a customer so detachment is impossible.",
    );
  method.customer = null;
  return methodObject(method);
}

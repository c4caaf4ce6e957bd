import type Stripe from "stripe";
import { z } from "zod";
import type { ProviderEvent } from "./payment-provider.ts";

/** Events that say that something of ours may have changed; docs/operations.md lists them for the webhook's setting. */
export const followedEvents: ReadonlySet<string> = new Set([
  "checkout.session.completed",
  "checkout.session.async_payment_succeeded",
  "checkout.session.async_payment_failed",
  "checkout.session.expired",
  "payment_intent.processing",
  "payment_intent.succeeded",
  "payment_intent.payment_failed",
  "payment_intent.canceled",
  "setup_intent.succeeded",
  "setup_intent.canceled",
  "charge.refunded",
  "charge.dispute.created",
  "charge.dispute.updated",
  "charge.dispute.closed",
  "charge.dispute.funds_withdrawn",
  "charge.dispute.funds_reinstated",
  "refund.created",
  "refund.updated",
  "refund.failed",
]);

/** Whose secret signs, and whether its payments are real ones. */
export interface Endpoint {
  readonly secret: string;
  readonly isLive: boolean;
}

/** Signatures that are older are refused, so that an event that somebody recorded cannot be sent again later. */
const tolerance_s = 300;

const Event = z.object({
  id: z.string().regex(/^[A-Za-z0-9_]{1,100}$/),
  type: z.string(),
  livemode: z.boolean(),
  account: z.string().nullish(),
  data: z.object({
    object: z.object({
      object: z.string(),
      payment_intent: z.string().nullish(),
      metadata: z.record(z.string(), z.string()).nullish(),
    }),
  }),
});

type Subject = ProviderEvent["subject"];

/** Reads an event whose signature is right and fresh, of our own account: connected accounts are named in `account`. */
export function readStripeEvent(
  stripe: Stripe,
  endpoint: Endpoint,
  body: Buffer,
  signature: string | undefined,
  now: Temporal.Instant,
): ProviderEvent | undefined {
  if (!signature || !isSigned(stripe, endpoint.secret, body, signature, now)) return undefined;
  const parsed = Event.safeParse(parsedJson(body));
  if (!parsed.success) return undefined;
  const { id, type, livemode, account, data } = parsed.data;
  if (livemode !== endpoint.isLive || account) return undefined;
  const subject: Subject = followedEvents.has(type) ? subjectOf(data.object) : { kind: "none" };
  return { eventToken: id, subject };
}

function isSigned(
  stripe: Stripe,
  secret: string,
  body: Buffer,
  signature: string,
  now: Temporal.Instant,
): boolean {
  try {
    stripe.webhooks.constructEvent(body, signature, secret, tolerance_s, undefined, now.epochMilliseconds);
    return true;
  } catch {
    return false;
  }
}

function parsedJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return undefined;
  }
}

const isId = (text: string | undefined): text is string => z.uuid().safeParse(text).success;

function subjectOf(object: z.output<typeof Event>["data"]["object"]): Subject {
  const { charge_id, setup_id, refund_id, organization_id } = object.metadata ?? {};
  if (isId(organization_id)) {
    if (isId(refund_id)) return { kind: "refund", refundId: refund_id, organizationId: organization_id };
    if (isId(charge_id)) return { kind: "charge", chargeId: charge_id, organizationId: organization_id };
    if (isId(setup_id)) return { kind: "setup", setupId: setup_id, organizationId: organization_id };
  }
  // Disputes, and refunds that somebody made in Stripe's own dashboard, carry no reference of ours.
  const isOfPayment = object.object === "dispute" || object.object === "refund";
  return isOfPayment && object.payment_intent
    ? { kind: "payment", paymentToken: object.payment_intent }
    : { kind: "none" };
}

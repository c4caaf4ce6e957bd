import { z } from "zod";
import type { OpenContext } from "../../../platform/context.ts";
import { defineJob } from "../../../platform/jobs/job.ts";
import { PaymentProviderError } from "../../../platform/payment-provider-error.ts";
import { settleChargeJob } from "../charges/charge.jobs.ts";
import { providerOf } from "../charges/provider-of.ts";
import { forgetEvents } from "./provider-event.queries.ts";

/** Asks whose payment an event is about that names no reference of ours, and follows it there: disputes, refunds made at the provider's. */
export const identifyPaymentJob = defineJob({
  name: "provider_event.identify",
  payload: z.object({ paymentToken: z.string() }),
  maxAttempts: 20,
  reach: "platform",
  mode: "open",
  run: identifyPayment,
});

async function identifyPayment(ctx: OpenContext, { paymentToken }: { paymentToken: string }): Promise<void> {
  const charge = await whoseCharge(ctx, paymentToken);
  if (charge) await ctx.write((write) => write.addJob(settleChargeJob, charge));
}

/** Undefined where the account takes payments for others than us, and this is one of theirs. */
async function whoseCharge(ctx: OpenContext, paymentToken: string) {
  try {
    const { organizationId, chargeId } = await providerOf(ctx).readCharge(paymentToken);
    return { organizationId, chargeId };
  } catch (error) {
    if (error instanceof PaymentProviderError && error.isFinal) return undefined;
    throw error;
  }
}

/** Clears events after three months: Stripe sends one again for 30 days at most. */
export const forgetEventsJob = defineJob({
  name: "provider_event.forget_old",
  payload: z.object({}),
  maxAttempts: 3,
  reach: "platform",
  mode: "write",
  schedule: "25 3 * * *",
  run: (ctx) =>
    forgetEvents(
      ctx.db,
      ctx.clock
        .now()
        .subtract({ hours: 90 * 24 })
        .toString(),
    ),
});

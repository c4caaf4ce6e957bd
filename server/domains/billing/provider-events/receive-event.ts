import type { OpenContext, WriteContext } from "../../../platform/context.ts";
import { AppError } from "../../../platform/errors.ts";
import type { SignedBody } from "../../../platform/request/http.ts";
import type { ProviderEvent } from "../../../providers/payment/payment-provider.ts";
import { settleChargeJob } from "../charges/charge.jobs.ts";
import { settleSetupJob } from "../payment-profiles/profile.jobs.ts";
import { settleRefundJob } from "../refunds/refund.jobs.ts";
import { identifyPaymentJob } from "./provider-event.jobs.ts";
import { noteEvent } from "./provider-event.queries.ts";

/**
 * Takes an event of the payment provider, each once: the event says where to look, and a job asks the provider and books. Refused
 * without a right and fresh signature (billing.event_not_signed), not found where no provider is set.
 */
export async function receiveEvent(ctx: OpenContext, { bytes, signature }: SignedBody): Promise<void> {
  const { payment } = ctx.providers;
  if (!payment) throw new AppError("platform.not_found");
  const event = payment.readEvent(bytes, signature, ctx.clock.now());
  if (!event) {
    ctx.log.warn({ address: ctx.address }, "payments: an event that the provider did not sign was refused");
    throw new AppError("billing.event_not_signed");
  }
  const { eventToken, subject } = event;
  if (subject.kind === "none") return;
  await ctx.write(async (write) => {
    const row = { provider: payment.name, eventToken, kind: subject.kind, about: aboutOf(subject) };
    if (await noteEvent(write.db, row, write.clock.now().toString())) await follow(write, subject);
  });
}

type Subject = Exclude<ProviderEvent["subject"], { kind: "none" }>;

function aboutOf(subject: Subject): string {
  switch (subject.kind) {
    case "charge":
      return subject.chargeId;
    case "setup":
      return subject.setupId;
    case "refund":
      return subject.refundId;
    case "payment":
      return subject.paymentToken;
  }
}

function follow(ctx: WriteContext, subject: Subject): Promise<void> {
  switch (subject.kind) {
    case "charge":
      return ctx.addJob(settleChargeJob, {
        organizationId: subject.organizationId,
        chargeId: subject.chargeId,
      });
    case "setup":
      return ctx.addJob(settleSetupJob, { organizationId: subject.organizationId, setupId: subject.setupId });
    case "refund":
      return ctx.addJob(settleRefundJob, {
        organizationId: subject.organizationId,
        refundId: subject.refundId,
      });
    case "payment":
      return ctx.addJob(identifyPaymentJob, { paymentToken: subject.paymentToken });
  }
}

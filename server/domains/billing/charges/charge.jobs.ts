import { z } from "zod";
import type { WriteContext } from "../../../platform/context.ts";
import { addJobs } from "../../../platform/jobs/add-jobs.ts";
import { defineJob } from "../../../platform/jobs/job.ts";
import { settleSetupJob } from "../payment-profiles/profile.jobs.ts";
import { listSilentSetups } from "../payment-profiles/profile.queries.ts";
import { settleRefundJob } from "../refunds/refund.jobs.ts";
import { listSilentRefunds } from "../refunds/refund.queries.ts";
import { takeSilentCharges } from "./charge.queries.ts";
import { closeCharge } from "./close-charge.ts";
import { settleCharge } from "./settle-charge.ts";

const payload = z.object({ organizationId: z.uuid(), chargeId: z.uuid() });
const job = { payload, maxAttempts: 20, reach: "organization", mode: "open" } as const;

/** Asks the provider what became of a charge, and books it. */
export const settleChargeJob = defineJob({
  ...job,
  name: "charge.settle",
  run: (ctx, { organizationId, chargeId }) => settleCharge(ctx, organizationId, chargeId),
});

/** Closes a charge of what is no longer to be paid; added by the database when a due item closes. */
export const closeChargeJob = defineJob({
  ...job,
  name: "charge.close",
  run: (ctx, { organizationId, chargeId }) => closeCharge(ctx, organizationId, chargeId),
});

/** What is asked for at a time; the rest waits for the next round. */
const most = 500;

/** Asks for everything that the provider has not told of for some minutes: an event may be lost. */
export const askForChargesJob = defineJob({
  name: "charge.ask",
  payload: z.object({}),
  maxAttempts: 3,
  reach: "platform",
  mode: "write",
  schedule: "*/2 * * * *",
  run: askForCharges,
});

async function askForCharges(ctx: WriteContext): Promise<void> {
  const now = ctx.clock.now();
  const ago = (duration: Temporal.DurationLike) => now.subtract(duration).toString();
  await addJobs(ctx, settleChargeJob, await takeSilentCharges(ctx.db, now.toString(), most));
  const setups = await listSilentSetups(ctx.db, ago({ hours: 26 }), ago({ minutes: 3 }));
  await addJobs(ctx, settleSetupJob, setups);
  await addJobs(ctx, settleRefundJob, await listSilentRefunds(ctx.db, ago({ minutes: 30 })));
}

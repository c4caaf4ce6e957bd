import type { WriteContext } from "../../../platform/context.ts";
import { type Charge, lockCharge, updateCharge } from "./charge.queries.ts";

/** Gives up a charge of a kept method that the provider never confirmed. */
export async function abandonCharge(ctx: WriteContext, { organizationId, id }: Charge): Promise<void> {
  const charge = await lockCharge(ctx.db, organizationId, id);
  if (charge?.state !== "started" || charge.token !== null) return;
  await updateCharge(ctx.db, charge, {
    ...{ state: "cancelled", paymentToken: null, pageUrl: null, receivedMinor: null, declineReason: null },
    ...{ method: null, settledAt: ctx.clock.now().toString() },
  });
  ctx.publish({ topic: "invoices", organizationId });
}

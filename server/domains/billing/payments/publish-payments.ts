import type { WriteContext } from "../../../platform/context.ts";
import type { DecidedPayment } from "./payment.rules.ts";

/** Tells the open screens of each organization once what changed for it. */
export function publishPayments(ctx: WriteContext, decided: readonly DecidedPayment[]): void {
  const ends = new Set(
    decided.flatMap(({ organizationId, end }) =>
      organizationId === null ? [] : [`${end} ${organizationId}`],
    ),
  );
  for (const key of ends) {
    const [end, organizationId = ""] = key.split(" ");
    ctx.publish({ topic: end === "paid" ? "invoices" : "prepaid", organizationId });
  }
}

import type { WriteContext } from "../../../platform/context.ts";

/** Tells the organization's screens and those of staff that a request changed. */
export function tellOfChange(ctx: WriteContext, organizationId: string): void {
  ctx.publish({ topic: "support", organizationId });
  ctx.publish({ topic: "support" });
}

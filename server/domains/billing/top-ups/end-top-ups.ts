import type { WriteContext } from "../../../platform/context.ts";
import { endLateTopUps } from "./top-up.queries.ts";

/**
 * Cancels at most so many announced top-ups that did not arrive in their days (MON-11). Nobody is told: nothing is owed, and money
 * that comes later still goes to the prepaid account. Answers how many it cancelled.
 */
export async function endTopUps(ctx: WriteContext, most: number): Promise<number> {
  const today = ctx.clock.today();
  const ended = await endLateTopUps(ctx.db, { today, at: ctx.clock.now().toString(), most });
  for (const organizationId of new Set(ended)) ctx.publish({ topic: "prepaid", organizationId });
  return ended.length;
}

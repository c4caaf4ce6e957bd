import type { WriteContext } from "../../../platform/context.ts";
import { listConfirmedTotp, spendStep } from "./factor.queries.ts";
import { unseal } from "./seal.ts";
import { stepOfCode } from "./totp.rules.ts";

/** True when the code is of one of the user's authenticator apps and was not used before (ASVS 6.5.1). */
export async function spendTotpCode(ctx: WriteContext, userId: string, code: string): Promise<boolean> {
  const now = ctx.clock.now();
  for (const factor of await listConfirmedTotp(ctx.db, userId)) {
    const step = stepOfCode(unseal(ctx.config, factor.secret, factor.id), code, ctx.clock.wall());
    if (step !== undefined) return spendStep(ctx.db, factor.id, step, now);
  }
  return false;
}

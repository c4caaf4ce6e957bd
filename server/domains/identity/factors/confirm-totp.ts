import { type OpenContext, userOf } from "../../../platform/context.ts";
import { found, Refused } from "../../../platform/errors.ts";
import type { Http } from "../../../platform/request/http.ts";
import { findUnconfirmedFactor, spendStep } from "./factor.queries.ts";
import { putInForce, sheetForFirst } from "./put-in-force.ts";
import { unseal } from "./seal.ts";
import { stepOfCode } from "./totp.rules.ts";

const enrolmentMinutes = 15;

/** Puts an authenticator app in force with its first code. Refused: identity.wrong_code. */
export async function confirmTotp(
  ctx: OpenContext,
  http: Http,
  input: { factorId: string; code: string },
): Promise<{ backupCodes: string[] | null } | Refused> {
  const userId = userOf(ctx);
  const sheet = await sheetForFirst(ctx, userId);
  return ctx.write(async (tx) => {
    const now = tx.clock.now();
    const since = now.subtract({ minutes: enrolmentMinutes });
    const factor = found(await findUnconfirmedFactor(tx.db, userId, input.factorId, since));
    const step = stepOfCode(unseal(tx.config, factor.secret, factor.id), input.code, tx.clock.wall());
    if (step === undefined || !(await spendStep(tx.db, factor.id, step, now)))
      return new Refused("identity.wrong_code");
    return putInForce(tx, http, { factorId: factor.id, userId, kind: "totp", sheet });
  });
}

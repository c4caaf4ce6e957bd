import { type OpenContext, userOf } from "../../../platform/context.ts";
import { found, Refused } from "../../../platform/errors.ts";
import { findCredentials, findUser } from "../accounts/account.queries.ts";
import { isPassword } from "../passwords/hash-password.ts";
import { clearFailures, countAttempt } from "./failure.queries.ts";

/**
 * Checks the password of the signed-in user, counted together with sign-ins: undefined when it is right, else the refusal to answer
 * (identity.wrong_password).
 */
export async function checkOwnPassword(ctx: OpenContext, password: string): Promise<Refused | undefined> {
  const userId = userOf(ctx);
  const { user, allowed } = await ctx.write(async (tx) => {
    const own = found(await findUser(tx.db, userId));
    const { allowed } = await countAttempt(tx.db, userId, "password", tx.clock.now());
    return { user: await findCredentials(tx.db, own.email), allowed };
  });
  const right = await isPassword(allowed ? user?.hash : undefined, password);
  return ctx.write(async (tx) => {
    if (right) {
      await clearFailures(tx.db, userId, "password");
      return undefined;
    }
    tx.audit({ action: "session.password_refused", userId });
    return new Refused("identity.wrong_password");
  });
}

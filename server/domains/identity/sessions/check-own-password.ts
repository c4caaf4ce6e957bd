import { type OpenContext, userOf } from "../../../platform/context.ts";
import { found, Refused } from "../../../platform/errors.ts";
import { findCredentials, findUser } from "../accounts/account.queries.ts";
import { findDeviceOfSession } from "../devices/device.queries.ts";
import { checkInTurn, isPassword } from "../passwords/hash-password.ts";
import { clearDeviceFailures, clearFailures, countPassword } from "./failure.queries.ts";
import { tellOfLock } from "./tell-of-lock.ts";

/**
 * Checks the password of the signed-in user, counted together with sign-ins: undefined when it is right, else the refusal to answer
 * (identity.wrong_password). A session on a known device is counted by that device, so that strangers do not stop its owner.
 */
export function checkOwnPassword(ctx: OpenContext, password: string): Promise<Refused | undefined> {
  const userId = userOf(ctx);
  return checkInTurn(async () => {
    const { user, device, attempt } = await ctx.write(async (tx) => {
      const own = found(await findUser(tx.db, userId));
      const device = await findDeviceOfSession(tx.db, tx.actor.sessionId ?? "");
      const attempt = await countPassword(tx.db, userId, device?.id, tx.clock.now());
      return { user: found(await findCredentials(tx.db, own.email)), device, attempt };
    });
    const right = await isPassword(attempt.allowed ? user.hash : undefined, password);
    return ctx.write(async (tx) => {
      if (right) {
        await clearFailures(tx.db, userId, "password");
        if (device) await clearDeviceFailures(tx.db, device.id);
        return undefined;
      }
      tx.audit({ action: "session.password_refused", userId });
      if (attempt.isLast) await tellOfLock(tx, user, "password");
      return new Refused("identity.wrong_password");
    });
  });
}

import { z } from "zod";
import type { WriteContext } from "../../../platform/context.ts";
import { AppError } from "../../../platform/errors.ts";
import { emailIsTaken } from "../accounts/account.queries.ts";
import { takeFlow } from "../flows/take-flow.ts";
import {
  deleteRecoveryAddress,
  endRecoveryAddress,
  insertRecoveryAddress,
  listRecoveryAddresses,
  lockAddress,
} from "./address.queries.ts";
import { isUsable, recoveryWaitDays } from "./address.rules.ts";
import { tellOfRecovery } from "./tell-of-recovery.ts";

const Wish = z.object({ email: z.string() });

/**
 * Makes a confirmed address the recovery e-mail (ACC-5). It can be used after seven days, and the one before works until then
 * (pattern 16); one that still worked is put back at once.
 */
export async function confirmRecoveryAddress(ctx: WriteContext, token: string): Promise<undefined> {
  const now = ctx.clock.now();
  const { user, payload } = await takeFlow(ctx, "recovery_email", token);
  const { email } = Wish.parse(payload);
  await lockAddress(ctx.db, email);
  if (await emailIsTaken(ctx.db, email)) throw new AppError("identity.link_unusable");
  const addresses = await listRecoveryAddresses(ctx.db, user.id, now);
  const usable = addresses.find((address) => isUsable(address, now));
  const waiting = addresses.find((address) => !isUsable(address, now));
  if (waiting) await deleteRecoveryAddress(ctx.db, waiting.id);
  if (usable?.email === email) await endRecoveryAddress(ctx.db, usable.id);
  else {
    const usableAt = now.add({ hours: 24 * recoveryWaitDays });
    if (usable) await endRecoveryAddress(ctx.db, usable.id, usableAt);
    await insertRecoveryAddress(ctx.db, { userId: user.id, email, usableAt, now });
  }
  const others = [waiting?.email, usable?.email].filter((one) => one !== undefined && one !== email);
  await tellOfRecovery(ctx, user, "changed", [email, ...others]);
  ctx.audit({ action: "account.recovery_set", userId: user.id, details: { address: email } });
  return undefined;
}

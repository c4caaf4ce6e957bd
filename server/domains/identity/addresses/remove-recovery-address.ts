import { userOf, type WriteContext } from "../../../platform/context.ts";
import { found } from "../../../platform/errors.ts";
import { lockUser } from "../accounts/account.queries.ts";
import { voidFlows } from "../flows/flow.queries.ts";
import { deleteRecoveryAddress, endRecoveryAddress, listRecoveryAddresses } from "./address.queries.ts";
import { isUsable, recoveryWaitDays } from "./address.rules.ts";
import { tellOfRecovery } from "./tell-of-recovery.ts";

/**
 * Removes the recovery e-mail (ACC-5). It works for seven more days, so that a thief cannot cut its owner off (pattern 16). One that
 * cannot be used yet goes at once, and the one that it was to replace stays.
 */
export async function removeRecoveryAddress(ctx: WriteContext): Promise<undefined> {
  const now = ctx.clock.now();
  const user = found(await lockUser(ctx.db, userOf(ctx)));
  const addresses = await listRecoveryAddresses(ctx.db, user.id, now);
  const current = found(addresses.find((address) => !address.ends_at));
  const before = addresses.find((address) => address.ends_at);
  await voidFlows(ctx.db, "recovery_email", user.id, now);
  if (isUsable(current, now)) {
    await endRecoveryAddress(ctx.db, current.id, now.add({ hours: 24 * recoveryWaitDays }));
  } else {
    await deleteRecoveryAddress(ctx.db, current.id);
    if (before) await endRecoveryAddress(ctx.db, before.id);
  }
  await tellOfRecovery(ctx, user, "removed", [current.email, before?.email]);
  ctx.audit({ action: "account.recovery_removed", userId: user.id, details: { address: current.email } });
  return undefined;
}

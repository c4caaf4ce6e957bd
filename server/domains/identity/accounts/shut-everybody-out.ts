import type { WriteContext } from "../../../platform/context.ts";
import {
  deleteRecoveryAddress,
  endRecoveryAddress,
  listRecoveryAddresses,
} from "../addresses/address.queries.ts";
import { isUsable } from "../addresses/address.rules.ts";
import { forgetDevices } from "../devices/device.queries.ts";
import { type FlowPurpose, voidAllFlows } from "../flows/flow.queries.ts";
import { endSessionsOfUser } from "../sessions/session.queries.ts";
import { revokeTokens } from "../tokens/token.queries.ts";

/**
 * Ends whatever lets somebody into an account who is not known to be its owner: sessions, trusted devices, API tokens, links and
 * steps that were begun, and a recovery e-mail that waits (pattern 16); the one that it was to replace stays. Second factors are left alone (SEC-5).
 * Answers the recovery e-mail that was dropped.
 */
export async function shutEverybodyOut(
  ctx: WriteContext,
  userId: string,
  keepLinksFor?: FlowPurpose,
): Promise<{ recoveryAddress: string | undefined }> {
  const now = ctx.clock.now();
  await voidAllFlows(ctx.db, userId, now, keepLinksFor);
  for (const id of await endSessionsOfUser(ctx.db, userId, now)) ctx.publish({ topic: "session", id });
  await forgetDevices(ctx.db, userId);
  await revokeTokens(ctx.db, userId, now);
  const addresses = await listRecoveryAddresses(ctx.db, userId, now);
  const waiting = addresses.find((address) => !isUsable(address, now));
  const inUse = addresses.find((address) => isUsable(address, now));
  if (waiting) await deleteRecoveryAddress(ctx.db, waiting.id);
  if (inUse?.ends_at) await endRecoveryAddress(ctx.db, inUse.id);
  return { recoveryAddress: waiting?.email };
}

import { type ReadContext, userOf, type WriteContext } from "../../../platform/context.ts";
import { AppError, found, Refused } from "../../../platform/errors.ts";
import { takePermits } from "../../../platform/request/take-permits.ts";
import { findPhone, shownPhone } from "../../identity/index.ts";
import { listMembershipRows } from "../../organizations/index.ts";
import { hmacOfCode } from "./keep-code-secret.ts";
import { findCaller, findSpentCode, spendCode } from "./support-code.queries.ts";
import { wrongCodeLimit } from "./support-code.rules.ts";

const refusalOf = {
  used: "support.code_used",
  expired: "support.code_expired",
  unknown: "support.code_unknown",
} as const;

/**
 * Uses up the code that a caller reads out, and tells who it is (SUP-1): the caller's own log and page say so at once. Wrong codes are
 * counted for each member of staff before they are looked up. Refused: support.code_used, support.code_expired, support.code_unknown,
 * platform.too_many_requests.
 */
export async function checkCode(ctx: WriteContext, code: string) {
  const key = `support_code:${userOf(ctx)}`;
  const state = await takePermits(ctx, key, wrongCodeLimit);
  if (state.refused) throw new AppError("platform.too_many_requests", { seconds: state.resetSeconds });
  const hmac = hmacOfCode(ctx.config, code);
  const userId = await spendCode(ctx.db, hmac, userOf(ctx), ctx.clock.now().toString());
  if (userId === undefined) {
    // Whoever holds a code that was good may know what became of it; that one never was tells of nobody.
    const reason = (await findSpentCode(ctx.db, hmac)) ?? "unknown";
    ctx.audit({ action: "support_code.wrong", details: { reason } });
    return new Refused(refusalOf[reason]);
  }
  await takePermits(ctx, key, wrongCodeLimit, -1);
  ctx.audit({ action: "support_code.used", userId });
  return presentCaller(ctx, userId);
}

async function presentCaller(ctx: ReadContext, userId: string) {
  const caller = found(await findCaller(ctx.db, userId));
  const phone = await findPhone(ctx.db, userId);
  const organizations = await listMembershipRows(ctx.db, userId);
  return {
    userId,
    name: `${caller.first_name} ${caller.last_name}`,
    email: caller.email,
    phone: phone === undefined ? null : shownPhone(phone),
    since: caller.created_at,
    organizations: organizations.map((one) => ({
      organizationId: one.organization_id,
      name: one.name,
      customerNumber: Number(one.customer_number),
      role: one.role,
      since: one.created_at,
    })),
  };
}

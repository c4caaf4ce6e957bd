import type { WriteContext } from "../../../platform/context.ts";
import { AppError } from "../../../platform/errors.ts";
import { hashSecret } from "../../../platform/ids.ts";
import { networkOf } from "../../../platform/request/caller-address.ts";
import { takePermits } from "../../../platform/request/take-permits.ts";

const minute = 60_000;
const day = 24 * 60 * minute;
const resend = { permits: 1, windowMs: minute };
const anHour = { permits: 5, windowMs: 60 * minute };
const aDay = { permits: 15, windowMs: day };
const newNumbers = { permits: 5, windowMs: day };
const perNetwork = { permits: 30, windowMs: day };

interface Sending {
  readonly userId: string;
  readonly number: string;
  /** True for the first code to a new phone. */
  readonly isNew: boolean;
}

/**
 * Texts cost money, and some earn by making others send them (pattern 41): a budget for each account, number and network, and one for
 * the whole installation. Refused: identity.sms_wait, identity.sms_too_many, identity.sms_budget.
 */
export async function takeSmsPermits(ctx: WriteContext, { userId, number, isNew }: Sending): Promise<void> {
  const again = await takePermits(ctx, `sms_resend:${userId}`, resend);
  if (again.refused) throw new AppError("identity.sms_wait", { seconds: again.resetSeconds });
  const numberKey = hashSecret(number).toString("base64url");
  const budgets = [
    { key: `sms_hour:${userId}`, limit: anHour },
    { key: `sms_day:${userId}`, limit: aDay },
    { key: `sms_number:${numberKey}`, limit: aDay },
    { key: `sms_network:${networkOf(ctx.address)}`, limit: perNetwork },
    ...(isNew ? [{ key: `sms_new:${userId}`, limit: newNumbers }] : []),
  ];
  for (const { key, limit } of budgets) {
    const state = await takePermits(ctx, key, limit);
    if (state.refused) throw new AppError("identity.sms_too_many", { seconds: state.resetSeconds });
  }
  const whole = await takePermits(ctx, "sms_installation", {
    permits: ctx.config.smsDayLimit,
    windowMs: day,
  });
  if (!whole.refused) return;
  ctx.log.error({ limit: ctx.config.smsDayLimit }, "the budget of texts for a day is used up");
  throw new AppError("identity.sms_budget", { seconds: whole.resetSeconds });
}

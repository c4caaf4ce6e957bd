import type { WriteContext } from "../../../platform/context.ts";
import { AppError } from "../../../platform/errors.ts";
import { takePermits } from "../../../platform/request/take-permits.ts";

const perUser = { permits: 5, windowMs: 60 * 60_000 };

/** Lets a user send few links an hour to addresses that may be other people's; else refuses (platform.too_many_requests). */
export async function takeMailPermit(ctx: WriteContext, userId: string): Promise<void> {
  const state = await takePermits(ctx, `address_mail:${userId}`, perUser);
  if (state.refused) throw new AppError("platform.too_many_requests", { seconds: state.resetSeconds });
}

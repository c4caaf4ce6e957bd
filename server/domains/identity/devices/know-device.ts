import type { WriteContext } from "../../../platform/context.ts";
import { newId, newSecret } from "../../../platform/ids.ts";
import type { Http } from "../../../platform/request/http.ts";
import { insertDevice, moveDevices, noteDevice } from "./device.queries.ts";

/** The longest time that browsers keep a cookie (RFC 6265bis, section 5.5). */
const cookieDays = 400;

/**
 * Makes the browser known to a user who has just signed in. Its token is a new one each time, for everybody who signs in there: one
 * that was planted, or copied, is dead from then on.
 */
export async function knowDevice(
  ctx: WriteContext,
  http: Http,
  userId: string,
): Promise<{ deviceId: string; isNew: boolean }> {
  const now = ctx.clock.now();
  const before = http.cookie("browser");
  const token = newSecret();
  const moved = before ? await moveDevices(ctx.db, before, token) : [];
  const known = moved.find((device) => device.user_id === userId);
  const deviceId = known?.id ?? newId();
  if (known) await noteDevice(ctx.db, deviceId, ctx.userAgent, now);
  else await insertDevice(ctx.db, { id: deviceId, userId, token, userAgent: ctx.userAgent }, now);
  http.setCookie("browser", { value: token, maxAge: cookieDays * 86_400 });
  return { deviceId, isNew: !known };
}

import type { WriteContext } from "../../../platform/context.ts";
import { newId, newSecret } from "../../../platform/ids.ts";
import type { Http } from "../../../platform/request/http.ts";
import { knowDevice } from "../devices/know-device.ts";
import { endOldestSessions, endSessionOfToken, insertSession } from "./session.queries.ts";

/** So many sessions of a user run at once; a further one ends the oldest (ASVS 7.1.2). */
export const mostSessions = 100;

/**
 * Signs a user in on this browser: a new token each time, and the one that the browser had is dead (ASVS 7.2.4). The browser is known
 * to the user from then on.
 */
export async function startSession(
  ctx: WriteContext,
  http: Http,
  userId: string,
  withSecondFactor: boolean,
  isProved = true,
): Promise<{ deviceId: string; isNewDevice: boolean }> {
  const now = ctx.clock.now();
  const before = http.cookie("session");
  const replaced = before ? await endSessionOfToken(ctx.db, before, now) : undefined;
  const oldest = await endOldestSessions(ctx.db, userId, mostSessions - 1, now);
  for (const id of replaced ? [replaced, ...oldest] : oldest) ctx.publish({ topic: "session", id });
  const { deviceId, isNew } = await knowDevice(ctx, http, userId);
  const token = await startSessionOf(ctx, userId, withSecondFactor, { deviceId, isProved });
  http.setCookie("session", { value: token, maxAge: ctx.config.sessionHours * 3600 });
  http.setCookie("step", { value: "", maxAge: 0 });
  return { deviceId, isNewDevice: isNew };
}

/** Makes a session; answers its token, which is stored nowhere. */
export async function startSessionOf(
  ctx: WriteContext,
  userId: string,
  withSecondFactor: boolean,
  { deviceId, isProved = true }: { deviceId?: string; isProved?: boolean } = {},
): Promise<string> {
  const now = ctx.clock.now();
  const token = newSecret();
  await insertSession(ctx.db, {
    id: newId(),
    userId,
    token,
    deviceId,
    secondFactorAt: withSecondFactor ? now : undefined,
    provedAt: isProved ? now : undefined,
    now,
    hours: ctx.config.sessionHours,
    userAgent: ctx.userAgent,
    address: ctx.address,
  });
  return token;
}

import type { WriteContext } from "../../../platform/context.ts";
import { newId, newSecret } from "../../../platform/ids.ts";
import type { Http } from "../../../platform/request/http.ts";
import { endSessionOfToken, insertSession } from "./session.queries.ts";

/** Signs a user in on this browser: a new token each time, and the one that the browser had is dead (ASVS 7.2.4). */
export async function startSession(
  ctx: WriteContext,
  http: Http,
  userId: string,
  withSecondFactor: boolean,
): Promise<void> {
  const before = http.cookie("session");
  if (before) {
    const ended = await endSessionOfToken(ctx.db, before, ctx.clock.now());
    if (ended) ctx.publish({ topic: "session", id: ended });
  }
  const token = await startSessionOf(ctx, userId, withSecondFactor);
  http.setCookie("session", { value: token, maxAge: ctx.config.sessionHours * 3600 });
  http.setCookie("step", { value: "", maxAge: 0 });
}

/** Makes a session; answers its token, which is stored nowhere. */
export async function startSessionOf(
  ctx: WriteContext,
  userId: string,
  withSecondFactor: boolean,
): Promise<string> {
  const now = ctx.clock.now();
  const token = newSecret();
  await insertSession(ctx.db, {
    id: newId(),
    userId,
    token,
    secondFactorAt: withSecondFactor ? now : undefined,
    provedAt: now,
    now,
    hours: ctx.config.sessionHours,
    userAgent: ctx.userAgent,
    address: ctx.address,
  });
  return token;
}

import { userOf, type WriteContext } from "../../../platform/context.ts";
import { found } from "../../../platform/errors.ts";
import { forgetDevices } from "../devices/device.queries.ts";
import { endOtherSessions, findOwnSession } from "./session.queries.ts";

/** Ends every session of the signed-in user but this one, within a second on every server; their devices are unknown from then on. Answers how many. */
export async function endSessionsElsewhere(ctx: WriteContext): Promise<number> {
  const userId = userOf(ctx);
  const own = found(await findOwnSession(ctx.db, ctx.actor.sessionId ?? ""));
  const ended = await endOtherSessions(ctx.db, userId, own.session_id, ctx.clock.now());
  await forgetDevices(ctx.db, userId, own.device_id ?? undefined);
  for (const id of ended) ctx.publish({ topic: "session", id });
  return ended.length;
}

import { type ReadContext, userOf, type WriteContext } from "../../../platform/context.ts";
import { found } from "../../../platform/errors.ts";
import { route } from "../../../platform/request/route.ts";
import { nameDevice } from "../../../platform/whereabouts/device-name.ts";
import { openPlaces } from "../../../platform/whereabouts/place.ts";
import { forgetDevice } from "../devices/device.queries.ts";
import { endSessionsElsewhere } from "./end-sessions-elsewhere.ts";
import * as contract from "./own-session.contract.ts";
import { endOwnSession, listRunningSessions } from "./session.queries.ts";

export const ownSessionRoutes = [
  route(contract.listSessions, (ctx) => listSessions(ctx), { reach: "platform" }),
  route(
    contract.endSession,
    async (ctx, { params }) => {
      await endOne(ctx, params.sessionId);
      return undefined;
    },
    { reach: "platform" },
  ),
  route(contract.endOtherSessions, (ctx) => endOthers(ctx), { reach: "platform" }),
];

async function listSessions(ctx: ReadContext) {
  const idleHours = ctx.config.sessionIdleHours;
  const rows = await listRunningSessions(ctx.db, userOf(ctx), { now: ctx.clock.now(), idleHours });
  const findPlace = await openPlaces(ctx.config);
  const items = rows.map((row) => ({
    id: row.id,
    ...nameDevice(row.user_agent),
    place: findPlace(row.address, ctx.language) ?? null,
    firstSeenAt: row.first_seen_at ?? row.created_at,
    seenAt: row.seen_at,
    isCurrent: row.id === ctx.actor.sessionId,
  }));
  return { items };
}

/** A session that somebody ends from elsewhere is on a device that is in doubt: that is unknown from then on. */
async function endOne(ctx: WriteContext, sessionId: string): Promise<void> {
  const userId = userOf(ctx);
  const ended = found(await endOwnSession(ctx.db, userId, sessionId, ctx.clock.now()));
  if (ended.device_id && sessionId !== ctx.actor.sessionId)
    await forgetDevice(ctx.db, userId, ended.device_id);
  ctx.publish({ topic: "session", id: ended.id });
  ctx.audit({ action: "session.ended", userId, subjectKind: "session", subjectId: ended.id });
}

async function endOthers(ctx: WriteContext): Promise<{ ended: number }> {
  const ended = await endSessionsElsewhere(ctx);
  ctx.audit({ action: "session.others_ended", userId: userOf(ctx), details: { ended } });
  return { ended };
}

import { userOf } from "../../../platform/context.ts";
import { refuseUnless } from "../../../platform/errors.ts";
import { route } from "../../../platform/request/route.ts";
import { nameDevice } from "../../../platform/whereabouts/device-name.ts";
import { findOwnSession } from "../sessions/session.queries.ts";
import * as contract from "./device.contract.ts";
import { forgetDevice, listTrustedDevices } from "./device.queries.ts";

export const deviceRoutes = [
  route(
    contract.listDevices,
    async (ctx) => {
      const rows = await listTrustedDevices(ctx.db, userOf(ctx), ctx.clock.now());
      const session = await findOwnSession(ctx.db, ctx.actor.sessionId ?? "");
      return {
        items: rows.map((row) => ({
          id: row.id,
          ...nameDevice(row.user_agent),
          seenAt: row.seen_at,
          trustedUntil: row.trust_ends_at ?? row.seen_at,
          isCurrent: row.id === session?.device_id,
        })),
      };
    },
    { reach: "platform" },
  ),
  route(
    contract.forgetDevice,
    async (ctx, { params }) => {
      const userId = userOf(ctx);
      refuseUnless(await forgetDevice(ctx.db, userId, params.deviceId), "platform.not_found");
      ctx.audit({ action: "device.forgotten", userId, subjectKind: "device", subjectId: params.deviceId });
      return undefined;
    },
    { reach: "platform" },
  ),
];

import { userOf } from "../../../platform/context.ts";
import { found } from "../../../platform/errors.ts";
import { route } from "../../../platform/request/route.ts";
import * as contract from "./alert.contract.ts";
import { findAlerts, updateAlerts } from "./alert.queries.ts";

export const alertRoutes = [
  route(
    contract.readAlerts,
    async (ctx) => {
      const alerts = found(await findAlerts(ctx.db, userOf(ctx)));
      return {
        signIns: alerts.sign_in_alerts,
        failures: alerts.alerts_of_failures,
        lockAfter: alerts.lock_after,
      };
    },
    { reach: "platform" },
  ),
  route(
    contract.changeAlerts,
    async (ctx, { body }) => {
      await updateAlerts(ctx.db, userOf(ctx), {
        sign_in_alerts: body.signIns,
        alerts_of_failures: body.failures,
        lock_after: body.lockAfter,
      });
      ctx.audit({ action: "alert.changed", userId: userOf(ctx), details: { ...body } });
      return undefined;
    },
    { reach: "platform" },
  ),
];

import { userOf } from "../../../platform/context.ts";
import { route } from "../../../platform/request/route.ts";
import { confirmTotp } from "./confirm-totp.ts";
import * as contract from "./factor.contract.ts";
import { listConfirmedTotp } from "./factor.queries.ts";
import { startTotp } from "./start-totp.ts";

export const factorRoutes = [
  route(
    contract.listFactors,
    async (ctx) => {
      const rows = await listConfirmedTotp(ctx.db, userOf(ctx));
      return {
        items: rows.map((row) => ({
          id: row.id,
          kind: "totp" as const,
          createdAt: row.created_at,
          lastUsedAt: row.last_used_at,
        })),
      };
    },
    { reach: "platform" },
  ),
  route(contract.startTotp, (ctx) => startTotp(ctx), { reach: "platform" }),
  route(contract.confirmTotp, (ctx, { body }, http) => confirmTotp(ctx, http, body), { reach: "platform" }),
];

import { verifyAudit } from "../../../platform/audit/verify-audit.ts";
import { route } from "../../../platform/request/route.ts";
import { verifyLogs } from "./audit.contract.ts";
import { findNames } from "./audit.queries.ts";

export const auditRoutes = [
  route(verifyLogs, async (ctx) => {
    const { rows, chains, broken } = await verifyAudit(ctx.db);
    const parts = broken.map(({ chain, sequence }) => {
      const [of, id = ""] = chain.split(":");
      return {
        of: of === "user" ? ("user" as const) : ("organization" as const),
        id,
        sequence: Number(sequence),
      };
    });
    const names = await findNames(
      ctx.db,
      parts.map(({ id }) => id),
    );
    return {
      entries: Number(rows),
      logs: Number(chains),
      broken: parts.map((part) => ({ ...part, name: names.get(part.id) ?? part.id })),
    };
  }),
];

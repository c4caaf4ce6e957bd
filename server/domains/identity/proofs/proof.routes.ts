import { userOf } from "../../../platform/context.ts";
import { found } from "../../../platform/errors.ts";
import { route } from "../../../platform/request/route.ts";
import { listFactorKinds } from "../factors/factor.queries.ts";
import { findOwnSession } from "../sessions/session.queries.ts";
import { giveProof } from "./give-proof.ts";
import * as contract from "./proof.contract.ts";

export const proofRoutes = [
  route(
    contract.readProofs,
    async (ctx) => {
      const factors = await listFactorKinds(ctx.db, userOf(ctx));
      const session = found(await findOwnSession(ctx.db, ctx.actor.sessionId ?? ""));
      return { factors, passwordSuffices: factors.length === 0 || session.second_factor_at !== null };
    },
    { reach: "platform" },
  ),
  route(contract.giveProof, (ctx, { body }, http) => giveProof(ctx, http, body), { reach: "platform" }),
];

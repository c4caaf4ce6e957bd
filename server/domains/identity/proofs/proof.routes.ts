import { userOf } from "../../../platform/context.ts";
import { found } from "../../../platform/errors.ts";
import { route } from "../../../platform/request/route.ts";
import { listProofWays } from "../factors/list-ways.ts";
import { findOwnSession } from "../sessions/session.queries.ts";
import { giveProof } from "./give-proof.ts";
import * as contract from "./proof.contract.ts";

export const proofRoutes = [
  route(
    contract.readProofs,
    async (ctx) => {
      const ways = await listProofWays(ctx, userOf(ctx));
      const session = found(await findOwnSession(ctx.db, ctx.actor.sessionId ?? ""));
      return { ...ways, passwordSuffices: !session.has_factor || session.second_factor_at !== null };
    },
    { reach: "platform" },
  ),
  route(contract.giveProof, (ctx, { body }, http) => giveProof(ctx, http, body), { reach: "platform" }),
];

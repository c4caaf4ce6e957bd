import { type ReadContext, userOf } from "../../../platform/context.ts";
import { found } from "../../../platform/errors.ts";
import { route } from "../../../platform/request/route.ts";
import { findUser } from "../accounts/account.queries.ts";
import { listOwnOrganizations } from "../sessions/session.queries.ts";
import { createToken } from "./create-token.ts";
import * as contract from "./token.contract.ts";
import { findToken, listTokenRows, revokeOwnToken, revokeTokens } from "./token.queries.ts";
import { tokenState } from "./token.rules.ts";

export const tokenRoutes = [
  route(
    contract.listTokens,
    async (ctx) => {
      const now = ctx.clock.now();
      const rows = await listTokenRows(ctx.db, userOf(ctx));
      const items = rows.map(({ organizationId, organizationName, isMember, ...row }) => ({
        ...row,
        organization: organizationId ? { id: organizationId, name: organizationName ?? "" } : null,
        state: tokenState({ expiresAt: row.expiresAt, isMember }, now),
      }));
      return { items };
    },
    { reach: "platform" },
  ),
  route(contract.createToken, (ctx, { body }) => createToken(ctx, body), { reach: "platform" }),
  route(
    contract.revokeToken,
    async (ctx, { params }) => {
      const userId = userOf(ctx);
      const name = found(await revokeOwnToken(ctx.db, userId, params.tokenId, ctx.clock.now()));
      const about = { subjectKind: "token", subjectId: params.tokenId, details: { name } };
      ctx.audit({ action: "token.revoked", userId, ...about });
      return undefined;
    },
    { reach: "platform" },
  ),
  route(
    contract.revokeTokens,
    async (ctx) => {
      const userId = userOf(ctx);
      const revoked = await revokeTokens(ctx.db, userId, ctx.clock.now());
      ctx.audit({ action: "token.all_revoked", userId, details: { revoked } });
      return { revoked };
    },
    { reach: "platform" },
  ),
  route(contract.readTokenOwner, (ctx) => readTokenOwner(ctx), { reach: "platform" }),
];

async function readTokenOwner(ctx: ReadContext) {
  const token = found(await findToken(ctx.db, found(ctx.actor.tokenId)));
  const user = found(await findUser(ctx.db, userOf(ctx)));
  const organizations = await listOwnOrganizations(ctx.db, user.id);
  return {
    user: { id: user.id, firstName: user.first_name, lastName: user.last_name, email: user.email },
    token: { name: token.name, scopes: token.scopes, expiresAt: token.expiresAt },
    organizations: organizations
      .filter(({ id }) => token.organizationId === null || id === token.organizationId)
      .map(({ id, name, role }) => ({ id, name, role })),
  };
}

import type { TokenScope } from "../../../../common/permissions.ts";
import { userOf, type WriteContext } from "../../../platform/context.ts";
import { AppError, found, refuseUnless } from "../../../platform/errors.ts";
import { newId } from "../../../platform/ids.ts";
import { hashOfApiToken, newApiToken, startOfApiToken } from "../../../platform/request/api-token.ts";
import { findUser } from "../accounts/account.queries.ts";
import { listOwnOrganizations } from "../sessions/session.queries.ts";
import { mostTokens } from "./token.contract.ts";
import { countTokens, insertToken } from "./token.queries.ts";
import { dayOfEnd } from "./token.rules.ts";

interface Wish {
  readonly name: string;
  readonly scopes: readonly TokenScope[];
  readonly days: number;
  readonly organizationId: string | null;
}

/** Makes an API token of the signed-in user; the answer is the only place where it stands as it is (API-2). */
export async function createToken(ctx: WriteContext, wish: Wish) {
  const userId = userOf(ctx);
  const createdAt = ctx.clock.now();
  const organizations = await listOwnOrganizations(ctx.db, userId);
  const organization = organizations.find(({ id }) => id === wish.organizationId);
  if (wish.organizationId !== null && !organization)
    throw new AppError("platform.invalid_input", {}, [{ path: "organizationId", code: "field.wrong" }]);
  const inForce = await countTokens(ctx.db, userId, createdAt);
  refuseUnless(inForce < mostTokens, "identity.too_many_tokens", { most: mostTokens });
  const token = newApiToken();
  const hash = found(hashOfApiToken(token));
  const id = newId();
  const expiresAt = createdAt.add({ hours: 24 * wish.days });
  const scopes = [...new Set(wish.scopes)];
  const row = {
    id,
    userId,
    name: wish.name,
    start: startOfApiToken(token),
    hash,
    scopes,
    createdAt,
    expiresAt,
  };
  await insertToken(ctx.db, { ...row, organizationId: wish.organizationId });
  const user = found(await findUser(ctx.db, userId));
  await ctx.addMail({
    to: user.email,
    language: user.language,
    template: "identity.token_created",
    params: { token: wish.name, day: dayOfEnd(expiresAt, ctx.clock.timeZone, user.language) },
    link: "/me/tokens",
    userId,
  });
  ctx.audit({
    ...{ action: "token.created", userId, subjectKind: "token", subjectId: id },
    details: { name: wish.name, scopes: scopes.join(", "), organization: organization?.name ?? null },
  });
  return { id, token, expiresAt: expiresAt.toString() };
}

import { z } from "zod";
import { endpoint, Id, Instant, line } from "../../../../common/contract.ts";
import { tokenScopes } from "../../../../common/permissions.ts";

/** The days after which a token may end; never more than a year (API-2). */
export const tokenDays = [7, 30, 90, 365] as const;
/** So many tokens of one user may be in force. */
export const mostTokens = 50;

const Scopes = z.array(z.enum(tokenScopes));
const Organization = z.object({ id: Id, name: z.string() });

export const ApiToken = z.object({
  id: Id,
  name: z.string(),
  start: z.string().meta({ description: "Its first characters" }),
  scopes: Scopes,
  organization: Organization.nullable().meta({ description: "The only one it works in; null for all" }),
  createdAt: Instant,
  expiresAt: Instant,
  lastUsedAt: Instant.nullable(),
  lastUsedAddress: z.string().nullable(),
  state: z.enum(["active", "expired", "useless"]).meta({
    description: "useless: its user has left the organization that it works in",
  }),
});

export const listTokens = endpoint({
  id: "token.list",
  method: "GET",
  path: "/me/tokens",
  summary: "One's API tokens that were not revoked (API-2).",
  actor: "user",
  mode: "read",
  status: 200,
  answer: z.object({ items: z.array(ApiToken) }),
});

export const createToken = endpoint({
  id: "token.create",
  method: "POST",
  path: "/me/tokens",
  summary: "Make an API token. It is shown in this answer and never again (API-2).",
  actor: "user",
  mode: "write",
  proof: "any",
  body: z.strictObject({
    name: line(60),
    scopes: Scopes.min(1, { error: "field.choose_one" }),
    days: z.literal(tokenDays),
    organizationId: Id.nullable().meta({ description: "The only organization it works in; null for all" }),
  }),
  status: 201,
  answer: z.object({ id: Id, token: z.string(), expiresAt: Instant }),
});

export const revokeToken = endpoint({
  id: "token.revoke",
  method: "DELETE",
  path: "/me/tokens/:tokenId",
  summary: "Revoke an API token: its next request is refused (API-2).",
  actor: "user",
  mode: "write",
  proof: "any",
  params: z.object({ tokenId: Id }),
  status: 204,
  answer: null,
});

export const revokeTokens = endpoint({
  id: "token.revoke_all",
  method: "DELETE",
  path: "/me/tokens",
  summary: "Revoke all of one's API tokens, for a password that others may know (ACC-10).",
  actor: "user",
  mode: "write",
  proof: "any",
  status: 200,
  answer: z.object({ revoked: z.int() }),
});

export const readTokenOwner = endpoint({
  id: "token.read_owner",
  method: "GET",
  path: "/me/token",
  summary: "For a program: whose token this is, what it may do, and in which organizations.",
  actor: "user",
  scope: "profile.read",
  mode: "read",
  status: 200,
  answer: z.object({
    user: z.object({ id: Id, firstName: z.string(), lastName: z.string(), email: z.string() }),
    token: z.object({ name: z.string(), scopes: Scopes, expiresAt: Instant }),
    organizations: z.array(Organization.extend({ role: z.string() })),
  }),
});

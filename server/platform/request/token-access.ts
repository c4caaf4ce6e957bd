import type { Endpoint } from "../../../common/contract.ts";
import {
  type Permission,
  permissionsOfScopes,
  scopesOfPermission,
  type TokenScope,
} from "../../../common/permissions.ts";
import type { SessionRow } from "../database/opening.ts";
import { AppError } from "../errors.ts";

/** The scopes by which an API token may call an endpoint; none where only a session may. */
export function scopesOf(endpoint: Endpoint): readonly TokenScope[] {
  if (endpoint.proof) return [];
  if (endpoint.actor === "user") return endpoint.scope ? [endpoint.scope] : [];
  if (endpoint.actor === "member" && endpoint.permission) return scopesOfPermission(endpoint.permission);
  return [];
}

/** Refuses an API token what it was not made for, and what no token may do. */
export function refuseBeyondScopes(endpoint: Endpoint, scopes: readonly TokenScope[]): void {
  const allowed = scopesOf(endpoint);
  if (allowed.length === 0) throw new AppError("identity.token_not_allowed");
  if (!allowed.some((scope) => scopes.includes(scope)))
    throw new AppError("identity.token_scope_missing", { scope: allowed.join(", ") });
}

/** Rights of the user, cut down to the scopes where an API token was shown. */
export function withinScopes<P extends Permission>(
  rights: ReadonlySet<P>,
  { scopes }: Pick<SessionRow, "scopes">,
): ReadonlySet<P> {
  if (!scopes) return rights;
  const allowed = permissionsOfScopes(scopes);
  return new Set([...rights].filter((permission) => allowed.has(permission)));
}

import type { Endpoint } from "../../../common/contract.ts";
import { permissionsOfMember, permissionsOfStaff } from "../../../common/permissions.ts";
import type { Actor } from "../context.ts";
import type { Reach } from "../database/database.ts";
import type { SessionQuestion, SessionRow } from "../database/opening.ts";
import { AppError } from "../errors.ts";
import type { Language } from "../i18n/i18n.ts";
import type { Services } from "../make-context.ts";
import type { Credential } from "./session-key.ts";
import { refuseBeyondScopes, withinScopes } from "./token-access.ts";

export interface Authenticated {
  readonly actor: Actor;
  readonly seenAt: Temporal.Instant | undefined;
}

/** Which rows the endpoint's transaction reaches. */
export function reachOf(
  endpoint: Endpoint,
  routeReach: "platform" | undefined,
  organizationId: string | undefined,
): Reach {
  if (endpoint.actor === "staff" || routeReach === "platform") return { kind: "platform" };
  if (endpoint.actor === "member") return { kind: "organization", organizationId: organizationId ?? "" };
  return { kind: "user" };
}

const visitor: Actor = {
  kind: "visitor",
  userId: undefined,
  name: "",
  sessionId: undefined,
  organizationId: undefined,
  memberRole: undefined,
  staffRole: undefined,
  permissions: new Set(),
};

/** What to ask the database about the caller; undefined where nobody needs to be known, or nobody says who they are. */
export function questionOf(
  services: Services,
  endpoint: Endpoint,
  shown: Credential | undefined,
  organizationId: string | undefined,
): SessionQuestion | undefined {
  if (endpoint.actor === "visitor" || !shown?.hash) return undefined;
  const { clock, config } = services;
  const { kind, hash: tokenHash } = shown;
  return { kind, tokenHash, organizationId, now: clock.now().toString(), idleHours: config.sessionIdleHours };
}

/**
 * Who calls, and whether they may: 401 without a session, 404 to strangers of the organization or of the staff area,
 * 403 to those who are inside but lack the right, the scope or the second factor. `onUser` is told the user's language before any of that.
 */
export function authenticate(
  services: Services,
  endpoint: Endpoint,
  shown: Credential | undefined,
  row: SessionRow | undefined,
  organizationId: string | undefined,
  onUser: (language: Language) => void = () => {},
): Authenticated {
  if (endpoint.actor === "visitor") {
    // Without an origin, nothing may begin that ends in a session.
    if (shown?.kind === "token" && endpoint.method !== "GET")
      throw new AppError("identity.token_not_allowed");
    return { actor: visitor, seenAt: undefined };
  }
  if (!row)
    throw new AppError(shown?.kind === "token" ? "identity.token_unusable" : "identity.sign_in_needed");
  onUser(row.language);
  if (row.scopes) refuseBeyondScopes(endpoint, row.scopes);
  const actor = actorOf(services, endpoint, row, organizationId);
  if (endpoint.permission && !actor.permissions.has(endpoint.permission))
    throw new AppError("platform.forbidden");
  if (endpoint.proof) refuseStaleProof(services, endpoint.proof, row);
  return { actor, seenAt: row.seen_at ? Temporal.Instant.from(row.seen_at) : undefined };
}

function actorOf(
  services: Services,
  endpoint: Endpoint,
  row: SessionRow,
  organizationId: string | undefined,
): Actor {
  const who = {
    userId: row.user_id,
    name: `${row.first_name} ${row.last_name}`,
    sessionId: row.session_id ?? undefined,
    ...(row.token_id ? { tokenId: row.token_id } : {}),
  };
  const nothing = {
    organizationId: undefined,
    memberRole: undefined,
    staffRole: undefined,
    permissions: new Set<never>(),
  };
  if (endpoint.actor === "user") return { kind: "user", ...who, ...nothing };
  if (endpoint.actor === "member") {
    if (!row.member_role) throw new AppError("platform.not_found");
    const permissions = withinScopes(permissionsOfMember(row.member_role, row.has_billing ?? false), row);
    return { kind: "member", ...who, ...nothing, organizationId, memberRole: row.member_role, permissions };
  }
  if (!row.staff_role) throw new AppError("platform.not_found");
  if (!factorIsFresh(services, row.second_factor_at)) throw new AppError("identity.second_factor_needed");
  return {
    kind: "staff",
    ...who,
    ...nothing,
    staffRole: row.staff_role,
    permissions: permissionsOfStaff(row.staff_role),
  };
}

/** Sensitive acts need a proof that is fresh (SEC-12): the console asks for it over the page and sends the act again. */
function refuseStaleProof(services: Services, proof: "any" | "factor", row: SessionRow): void {
  const isFresh = proof === "factor" ? factorProofIsFresh : proofIsFresh;
  if (!isFresh(services, row))
    throw new AppError(proof === "factor" ? "identity.factor_proof_needed" : "identity.proof_needed");
}

/** True while the session's last proof, by password or factor, is not older than the configured minutes. */
function proofIsFresh(
  services: Pick<Services, "clock" | "config">,
  row: Pick<SessionRow, "proved_at">,
): boolean {
  return isWithin(services, row.proved_at, { minutes: services.config.proofMinutes });
}

function factorProofIsFresh(services: Services, row: SessionRow): boolean {
  return isWithin(services, row.second_factor_at, { minutes: services.config.proofMinutes });
}

/** Staff give their second factor at each sign-in, and again after the configured hours. */
export function factorIsFresh(
  services: Pick<Services, "clock" | "config">,
  secondFactorAt: string | null,
): boolean {
  return isWithin(services, secondFactorAt, { hours: services.config.staffSessionHours });
}

function isWithin(
  { clock }: Pick<Services, "clock">,
  at: string | null,
  duration: { hours: number } | { minutes: number },
): boolean {
  if (!at) return false;
  return Temporal.Instant.compare(clock.now(), Temporal.Instant.from(at).add(duration)) < 0;
}

import type { MemberRole, StaffRole, TokenScope } from "../../../common/permissions.ts";
import type { Language } from "../i18n/i18n.ts";

/** Whose rows a transaction reaches. `platform` goes across organizations; the list of who may is in tests/architecture. */
export type Reach =
  | { readonly kind: "platform"; readonly userId?: string; readonly actorKey?: string }
  | {
      readonly kind: "organization";
      readonly organizationId: string;
      readonly userId?: string;
      readonly actorKey?: string;
    }
  | { readonly kind: "user"; readonly userId?: string; readonly actorKey?: string };

export type Access = "read" | "write";

/** Who stands behind a session or an API token, and what they are in an organization. */
export interface SessionQuestion {
  readonly kind: "session" | "token";
  /** SHA-256 of what was shown. */
  readonly tokenHash: Buffer;
  readonly organizationId: string | undefined;
  /** RFC 3339. */
  readonly now: string;
  readonly idleHours: number;
}

/** The answer: the session or API token with its user, and the roles of that user. */
export interface SessionRow {
  readonly session_id: string | null;
  readonly user_id: string;
  readonly first_name: string;
  readonly last_name: string;
  readonly email: string;
  readonly language: Language;
  readonly second_factor_at: string | null;
  readonly proved_at: string | null;
  /** When it was used last; empty for a token that never was. */
  readonly seen_at: string | null;
  readonly staff_role: StaffRole | null;
  readonly member_role: MemberRole | null;
  readonly has_billing: boolean | null;
  readonly token_id?: string;
  /** What the token may do. */
  readonly scopes?: readonly TokenScope[];
}

/**
 * The statement that opens a transaction, with the question about a session where there is one, so that both take one way to the
 * database and back. Its values are ids, hashes and instants that were checked, never free text.
 */
export function openingOf(access: Access, reach: Reach, question?: SessionQuestion): string {
  const organization = reach.kind === "organization" ? uuid(reach.organizationId) : "";
  const user = reach.userId ? uuid(reach.userId) : "";
  const actor = reach.actorKey ? knownActor(reach.actorKey) : "";
  return [
    `begin transaction ${access === "read" ? "read only" : "read write"}`,
    `set local role ${reach.kind === "platform" ? "chalet_platform" : "chalet_app"}`,
    `set local app.organization = '${organization}'`,
    `set local app."user" = '${user}'`,
    `set local app.actor = '${actor}'`,
    ...(question ? [sessionStatement(question)] : []),
  ].join("; ");
}

function sessionStatement({ kind, tokenHash, organizationId, now, idleHours }: SessionQuestion): string {
  const organization = organizationId === undefined ? "null" : `'${uuid(organizationId)}'`;
  const instant = Temporal.Instant.from(now).toString();
  const values = `'\\x${tokenHash.toString("hex")}', ${organization}, '${instant}'`;
  if (kind === "token") return `select * from app.token_actor(${values})`;
  return `select * from app.session_actor(${values}, '${hours(idleHours)} hours')`;
}

function uuid(value: string): string {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)) throw new Error("not an id");
  return value;
}

function knownActor(value: string): string {
  if (!/^[a-z]+:[0-9a-zA-Z._:-]{0,80}$/.test(value)) throw new Error("not an actor's key");
  return value;
}

function hours(value: number): number {
  if (!Number.isSafeInteger(value)) throw new Error("not a number of hours");
  return value;
}

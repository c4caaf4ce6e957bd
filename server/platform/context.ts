import type { ActorKind } from "../../common/contract.ts";
import type { MemberRole, Permission, StaffRole } from "../../common/permissions.ts";
import type { Providers } from "../providers/providers.ts";
import type { AuditEntry } from "./audit/audit-entry.ts";
import type { Clock } from "./clock.ts";
import type { Configuration } from "./configuration.ts";
import type { Db, Reach } from "./database/database.ts";
import type { LiveEvent } from "./events/events.ts";
import type { Language } from "./i18n/i18n.ts";
import type { Logger } from "./log.ts";

/** Who acts. `system` is a job or a command of the terminal. */
export interface Actor {
  readonly kind: ActorKind | "system";
  readonly userId: string | undefined;
  readonly name: string;
  readonly sessionId: string | undefined;
  /** The API token that was shown instead of a session. */
  readonly tokenId?: string | undefined;
  readonly organizationId: string | undefined;
  readonly memberRole: MemberRole | undefined;
  readonly staffRole: StaffRole | undefined;
  readonly permissions: ReadonlySet<Permission>;
}

/** What a request or a job carries besides the database. */
export interface BaseContext {
  readonly config: Configuration;
  readonly clock: Clock;
  readonly log: Logger;
  readonly actor: Actor;
  readonly language: Language;
  readonly requestId: string;
  readonly address: string | undefined;
  readonly userAgent: string | undefined;
  /** True when the actor may do this. */
  can(permission: Permission): boolean;
}

/** Inside a READ ONLY transaction. */
export interface ReadContext extends BaseContext {
  readonly db: Db;
}

/** Inside the one transaction of a request or job: what is added here exists if and only if the transaction commits. */
export interface WriteContext extends ReadContext {
  readonly mode: "write";
  /** Adds a job. */
  addJob(
    job: { readonly name: string; readonly maxAttempts: number },
    payload: object,
    options?: { runAt?: Temporal.Instant; key?: string },
  ): Promise<void>;
  /** Writes a mail, sent by a job. */
  addMail(mail: NewMail): Promise<void>;
  /** Names what the audit row of this act is about; called again for a second row. */
  audit(entry: AuditEntry): void;
  /** Tells open screens of an organization, or of staff, that something changed. */
  publish(event: LiveEvent): void;
}

/** Without a transaction: the only mode that may call the outside world. Takes short transactions of its own. */
export interface OpenContext extends BaseContext {
  /** The outside services: out of reach while a transaction is open. */
  readonly providers: Providers;
  read<T>(work: (ctx: ReadContext) => Promise<T>): Promise<T>;
  write<T>(work: (ctx: WriteContext) => Promise<T>): Promise<T>;
  /** The same act with another reach: a job that goes on inside one organization. */
  within(reach: Reach): OpenContext;
}

export interface NewMail {
  readonly to: string;
  readonly language: Language;
  /** `<catalogue>.<template>`: texts `mail.<template>.…` of that catalogue. */
  readonly template: string;
  readonly params?: Record<string, string | number>;
  /** Path below the public address that the button opens; secrets of links stand in the fragment. */
  readonly link?: string;
  /** Path to which mail programs post to end such mails (RFC 8058); who follows it as a link finds a button. */
  readonly unsubscribe?: string;
  readonly organizationId?: string;
  readonly userId?: string;
}

/** The organization of the address; only members' requests have one. */
export function organizationOf(ctx: BaseContext): string {
  if (!ctx.actor.organizationId) throw new Error("this act belongs to no organization");
  return ctx.actor.organizationId;
}

/** The signed-in user. */
export function userOf(ctx: BaseContext): string {
  if (!ctx.actor.userId) throw new Error("nobody is signed in");
  return ctx.actor.userId;
}

import { sql } from "kysely";
import type { Providers } from "../providers/providers.ts";
import { writeAudit } from "./audit/audit.ts";
import type { AuditEntry } from "./audit/audit-entry.ts";
import type { Clock } from "./clock.ts";
import type { Configuration } from "./configuration.ts";
import type { Actor, BaseContext, OpenContext, ReadContext, WriteContext } from "./context.ts";
import type { Database, Db, Reach } from "./database/database.ts";
import { Refused } from "./errors.ts";
import { type LiveEvent, publishEvents } from "./events/events.ts";
import type { Language } from "./i18n/i18n.ts";
import { newId } from "./ids.ts";
import type { Logger } from "./log.ts";
import { addMail } from "./mail/add-mail.ts";

/** What a process has once, and hands to every request and job. */
export interface Services {
  readonly config: Configuration;
  readonly clock: Clock;
  readonly log: Logger;
  readonly providers: Providers;
  readonly database: Database;
}

/** Who and whence, known before a transaction begins. */
export interface Circumstances {
  readonly actor: Actor;
  readonly language: Language;
  readonly requestId: string;
  readonly address?: string;
  readonly userAgent?: string;
}

/** The actor of jobs and of commands of the terminal. */
function systemActor(organizationId?: string): Actor {
  return {
    kind: "system",
    userId: undefined,
    name: "Chalet",
    sessionId: undefined,
    organizationId,
    memberRole: undefined,
    staffRole: undefined,
    permissions: new Set(),
  };
}

function baseContext(services: Services, circumstances: Circumstances): BaseContext {
  const { actor } = circumstances;
  return {
    config: services.config,
    clock: services.clock,
    log: services.log,
    actor,
    language: circumstances.language,
    requestId: circumstances.requestId,
    address: circumstances.address,
    userAgent: circumstances.userAgent,
    can: (permission) => actor.permissions.has(permission),
  };
}

/** A context on a READ ONLY transaction that is open already. */
export function readContext(services: Services, circumstances: Circumstances, db: Db): ReadContext {
  return { ...baseContext(services, circumstances), db };
}

/**
 * Runs one act on a transaction that is open already, then writes its audit rows and events. The act of a request leaves a row
 * also where it names none, unless it was refused; jobs, and acts that take several transactions, name theirs.
 */
export async function runWrite<T>(
  services: Services,
  circumstances: Circumstances,
  db: Db,
  action: string,
  work: (ctx: WriteContext) => Promise<T>,
  leavesRow = false,
): Promise<T> {
  const audits: AuditEntry[] = [];
  const events: LiveEvent[] = [];
  const base = baseContext(services, circumstances);
  const ctx: WriteContext = {
    ...base,
    db,
    mode: "write",
    addJob: async (job, payload, options = {}) => {
      await sql`select app.add_job(${job.name}, ${JSON.stringify(payload)}::json, ${options.runAt?.toString() ?? null}, ${job.maxAttempts}, ${options.key ?? null})`.execute(
        db,
      );
    },
    addMail: (mail) => addMail(ctx, mail),
    audit: (entry) => audits.push(entry),
    publish: (event) => events.push(event),
  };
  const result = await work(ctx);
  const unnamed = leavesRow && audits.length === 0 && !(result instanceof Refused);
  await writeAudit(base, db, action, unnamed ? [{}] : audits);
  await publishEvents(db, events);
  return result;
}

/** A context without a transaction, which takes short ones of its own within `reach`. */
export function openContext(
  services: Services,
  circumstances: Circumstances,
  reach: Reach,
  action: string,
): OpenContext {
  return {
    ...baseContext(services, circumstances),
    providers: services.providers,
    read: (work) =>
      services.database.transaction("read", reach, (db) => work(readContext(services, circumstances, db))),
    write: (work) =>
      services.database.transaction("write", reach, (db) =>
        runWrite(services, circumstances, db, action, work),
      ),
    within: (other) => openContext(services, circumstances, other, action),
  };
}

/** The circumstances of a job or a command. */
export function systemCircumstances(services: Services, organizationId?: string): Circumstances {
  return {
    actor: systemActor(organizationId),
    language: services.config.provider.language,
    requestId: newId(),
  };
}

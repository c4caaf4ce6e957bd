import { sql } from "kysely";
import type { BaseContext } from "../context.ts";
import type { Db } from "../database/database.ts";
import type { AuditEntry } from "./audit-entry.ts";

/** Adds rows to the chains they belong to: the organization's, or the user's where no organization is concerned. */
export async function writeAudit(
  ctx: BaseContext,
  db: Db,
  action: string,
  entries: readonly AuditEntry[],
): Promise<void> {
  // Chains are locked in one order everywhere, so that two acts never wait for each other.
  const rows = entries
    .map((entry) => ({ entry, chain: chainOf(ctx, entry) }))
    .filter((row) => row.chain !== undefined);
  rows.sort((a, b) => (a.chain?.key ?? "").localeCompare(b.chain?.key ?? ""));
  for (const { entry, chain } of rows) {
    await sql`select app.add_audit(${chain?.organizationId ?? null}, ${chain?.userId ?? null}, ${ctx.clock.now().toString()}, ${ctx.actor.kind},
      ${ctx.actor.userId ?? null}, ${ctx.actor.name}, ${ctx.actor.sessionId ?? null}, ${ctx.requestId}, ${ctx.address ?? null}::inet,
      ${entry.action ?? action}, ${entry.subjectKind ?? null}, ${entry.subjectId ?? null}, ${JSON.stringify(entry.details ?? {})}::jsonb,
      ${cleanUserAgent(ctx.userAgent)}, ${ctx.actor.tokenId ?? null})`.execute(db);
  }
}

/** What the caller called itself, without signs that would break or turn the lines of a list. */
function cleanUserAgent(userAgent: string | undefined): string | null {
  return userAgent?.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ").trim() || null;
}

interface Chain {
  readonly key: string;
  readonly organizationId?: string;
  readonly userId?: string;
}

function chainOf(ctx: BaseContext, entry: AuditEntry): Chain | undefined {
  const organizationId = entry.organizationId ?? (entry.userId ? undefined : ctx.actor.organizationId);
  if (organizationId) return { key: `organization:${organizationId}`, organizationId };
  const userId = entry.userId ?? ctx.actor.userId;
  return userId ? { key: `user:${userId}`, userId } : undefined;
}

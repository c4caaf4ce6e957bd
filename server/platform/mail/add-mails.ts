import { sql } from "kysely";
import type { NewMail, WriteContext } from "../context.ts";
import { newId } from "../ids.ts";

/** Writes many mails and the jobs that send them, in one statement, in the transaction of their cause. */
export async function addMails(ctx: WriteContext, mails: readonly NewMail[]): Promise<void> {
  if (mails.length === 0) return;
  const rows = mails.map((mail) => ({
    id: newId(),
    organization_id: mail.organizationId,
    user_id: mail.userId,
    recipient: mail.to,
    language: mail.language,
    template: mail.template,
    params: { ...mail.params, ...(mail.link ? { link: mail.link } : {}) },
  }));
  await sql`select app.add_mails(${JSON.stringify(rows)}::jsonb, ${ctx.clock.now().toString()})`.execute(
    ctx.db,
  );
}

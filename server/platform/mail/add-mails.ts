import { sql } from "kysely";
import type { NewMail, WriteContext } from "../context.ts";
import { newId } from "../ids.ts";
import { paramsOf } from "./add-mail.ts";

/** A mail that a job may write again when it runs twice: with the same id it is written once. */
export type RepeatableMail = NewMail & { readonly id?: string };

/** Writes many mails and the jobs that send them, in one statement, in the transaction of their cause. */
export async function addMails(ctx: WriteContext, mails: readonly RepeatableMail[]): Promise<void> {
  if (mails.length === 0) return;
  const rows = mails.map((mail) => ({
    id: mail.id ?? newId(),
    organization_id: mail.organizationId,
    user_id: mail.userId,
    recipient: mail.to,
    language: mail.language,
    template: mail.template,
    params: paramsOf(mail),
  }));
  await sql`select app.add_mails(${JSON.stringify(rows)}::jsonb, ${ctx.clock.now().toString()})`.execute(
    ctx.db,
  );
}

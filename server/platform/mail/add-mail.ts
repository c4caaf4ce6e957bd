import { sql } from "kysely";
import type { NewMail, WriteContext } from "../context.ts";
import { newId } from "../ids.ts";

/** Writes a mail and the job that sends it, in the transaction of their cause. */
export async function addMail(ctx: WriteContext, mail: NewMail): Promise<void> {
  const id = newId();
  const params = JSON.stringify({ ...mail.params, ...(mail.link ? { link: mail.link } : {}) });
  await sql`select app.add_mail(${id}, ${mail.organizationId ?? null}, ${mail.userId ?? null}, ${mail.to}, ${mail.language}, ${mail.template},
    ${params}::jsonb, ${ctx.clock.now().toString()})`.execute(ctx.db);
  await ctx.addJob({ name: "mail.send", maxAttempts: 12 }, { mailId: id });
}

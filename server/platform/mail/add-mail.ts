import { sql } from "kysely";
import type { NewMail, WriteContext } from "../context.ts";
import { newId } from "../ids.ts";

/** Writes a mail and the job that sends it, in the transaction of their cause. */
export async function addMail(ctx: WriteContext, mail: NewMail): Promise<void> {
  const id = newId();
  const params = JSON.stringify(paramsOf(mail));
  await sql`select app.add_mail(${id}, ${mail.organizationId ?? null}, ${mail.userId ?? null}, ${mail.to}, ${mail.language}, ${mail.template},
    ${params}::jsonb, ${ctx.clock.now().toString()})`.execute(ctx.db);
  await ctx.addJob({ name: "mail.send", maxAttempts: 12 }, { mailId: id });
}

/** What is kept with a mail: the values of its texts, and its links. */
export function paramsOf({ params, link, unsubscribe }: NewMail): Record<string, string | number> {
  return { ...params, ...(link ? { link } : {}), ...(unsubscribe ? { unsubscribe } : {}) };
}

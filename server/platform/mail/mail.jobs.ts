import { z } from "zod";
import { defineJob } from "../jobs/job.ts";
import { renderMail } from "./render-mail.ts";
import { sendBySmtp } from "./smtp.ts";

/** Sends one mail, or keeps it for the mailbox page when no SMTP server is set. A second run finds it sent and stops. */
export const sendMailJob = defineJob({
  name: "mail.send",
  payload: z.object({ mailId: z.uuid() }),
  maxAttempts: 12,
  reach: "platform",
  mode: "open",
  async run(ctx, { mailId }) {
    const mail = await ctx.read(({ db }) =>
      db
        .selectFrom("mails")
        .select(["id", "recipient", "language", "template", "params", "sent_at", "kept_at"])
        .where("id", "=", mailId)
        .executeTakeFirst(),
    );
    if (!mail || mail.sent_at || mail.kept_at) return;
    const rendered = renderMail(ctx.config, mail);
    const messageId = `<${mail.id}@${new URL(ctx.config.publicUrl).hostname}>`;
    if (ctx.config.smtpUrl) await sendBySmtp(ctx.config, { ...rendered, to: mail.recipient, messageId });
    const now = ctx.clock.now().toString();
    // What was sent is nobody's to read again: its links carry secrets. The demo's mailbox shows what it kept.
    const outcome = ctx.config.smtpUrl
      ? { subject: rendered.subject, params: "{}", sent_at: now }
      : { subject: rendered.subject, html: rendered.html, plain: rendered.plain, kept_at: now };
    await ctx.write(async ({ db }) => {
      await db
        .updateTable("mails")
        .set({ ...outcome, message_id: messageId })
        .where("id", "=", mailId)
        .execute();
    });
  },
});

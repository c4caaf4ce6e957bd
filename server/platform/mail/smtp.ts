import { createTransport, type Transporter } from "nodemailer";
import type { Configuration } from "../configuration.ts";
import type { RenderedMail } from "./render-mail.ts";

const transports = new Map<string, Transporter>();

/** Hands a mail to the configured SMTP server; throws when the server does not take it, so that the job tries again. */
export async function sendBySmtp(
  config: Configuration,
  mail: RenderedMail & { to: string; messageId: string },
): Promise<void> {
  await transportOf(config.smtpUrl ?? "").sendMail({
    from: config.mailFrom,
    to: { name: "", address: mail.to },
    subject: mail.subject,
    html: mail.html,
    text: mail.plain,
    messageId: mail.messageId,
    // A mail that is sent twice after a crash is the same mail to the reader's program.
    headers: { "Auto-Submitted": "auto-generated" },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

function transportOf(url: string): Transporter {
  const known = transports.get(url);
  if (known) return known;
  const made = createTransport(url, { disableFileAccess: true, disableUrlAccess: true });
  transports.set(url, made);
  return made;
}

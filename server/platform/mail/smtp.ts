import { createTransport, type Transporter } from "nodemailer";
import type { Configuration } from "../configuration.ts";
import type { RenderedMail } from "./render-mail.ts";

const transports = new Map<string, Transporter>();

/** A server that does not answer holds a job, and the stop that waits for it, no longer than this. */
const patience = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 60_000 };

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
    // A mail that is sent twice after a crash is the same mail to the reader's program.
    messageId: mail.messageId,
    headers: { "Auto-Submitted": "auto-generated", ...listHeaders(mail.unsubscribe) },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

/** What mail programs need for their own button to end such mails, which posts once and asks nothing (RFC 8058). */
function listHeaders(address: string | undefined): Record<string, string> {
  if (!address) return {};
  return { "List-Unsubscribe": `<${address}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" };
}

function transportOf(url: string): Transporter {
  const known = transports.get(url);
  if (known) return known;
  const made = createTransport({ url, ...patience });
  transports.set(url, made);
  return made;
}

/** Ends the connections that are kept open to mail servers. */
export function closeTransports(): void {
  for (const transport of transports.values()) transport.close();
  transports.clear();
}

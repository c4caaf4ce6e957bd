import { z } from "zod";
import { endpoint, Id, Instant, PageQuery, page } from "../../../../common/contract.ts";

export const MailSummary = z.object({
  id: Id,
  recipient: z.string(),
  subject: z.string().nullable(),
  template: z.string(),
  language: z.string(),
  createdAt: Instant,
  sentAt: Instant.nullable(),
});

/** The mailbox page exists while no SMTP server is set, in the demo only. */
export const listMailbox = endpoint({
  id: "mailbox.list",
  method: "GET",
  path: "/mailbox",
  summary:
    "The demo's mailbox: every mail that would have been sent. Not there when an SMTP server is set, nor outside the demo.",
  actor: "visitor",
  mode: "read",
  query: PageQuery.extend({ recipient: z.string().max(254).optional() }),
  status: 200,
  answer: page(MailSummary),
});

export const readMailboxMail = endpoint({
  id: "mailbox.read",
  method: "GET",
  path: "/mailbox/:mailId",
  summary: "One mail of the demo's mailbox as it looks.",
  actor: "visitor",
  mode: "read",
  params: z.object({ mailId: Id }),
  status: 200,
  answer: MailSummary.extend({ html: z.string(), plain: z.string(), links: z.array(z.string()) }),
});

export const listStaffMails = endpoint({
  id: "staff.mails.list",
  method: "GET",
  path: "/staff/mails",
  summary: "Mails to customers with their state, newest first, without their text.",
  actor: "staff",
  permission: "staff.mails.read",
  mode: "read",
  query: PageQuery.extend({ recipient: z.string().max(254).optional() }),
  status: 200,
  answer: page(MailSummary),
});

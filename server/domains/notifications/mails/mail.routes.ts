import type { BaseContext } from "../../../platform/context.ts";
import { found, refuseUnless } from "../../../platform/errors.ts";
import { pageOf, readCursor } from "../../../platform/request/paging.ts";
import { route } from "../../../platform/request/route.ts";
import * as contract from "./mail.contract.ts";
import { findKeptMail, listMailRows, type MailRow } from "./mail.queries.ts";

/** The mailbox is the demo's stand-in for people's mail programs, and nothing that may be seen anywhere else. */
function refuseOutsideDemo(ctx: BaseContext): void {
  refuseUnless(ctx.config.demo && !ctx.config.smtpUrl, "platform.not_found");
}

const presentMail = (row: MailRow) => ({
  id: row.id,
  recipient: row.recipient,
  subject: row.subject,
  template: row.template,
  language: row.language,
  createdAt: row.created_at,
  sentAt: row.sent_at,
});

const keyOf = (row: MailRow) => [row.created_at, row.id] as const;

export const mailRoutes = [
  route(
    contract.listMailbox,
    async (ctx, { query }) => {
      refuseOutsideDemo(ctx);
      return pageOf(
        await listMailRows(ctx.db, { ...query, recipient: query.recipient, after: readCursor(query.cursor) }),
        query.limit,
        keyOf,
        presentMail,
      );
    },
    { reach: "platform" },
  ),
  route(
    contract.readMailboxMail,
    async (ctx, { params }) => {
      refuseOutsideDemo(ctx);
      const mail = found(await findKeptMail(ctx.db, params.mailId));
      const links = [...(mail.html ?? "").matchAll(/href="([^"]+)"/g)].map((match) =>
        (match[1] ?? "").replaceAll("&amp;", "&"),
      );
      return { ...presentMail(mail), html: mail.html ?? "", plain: mail.plain ?? "", links };
    },
    { reach: "platform" },
  ),
  route(contract.listStaffMails, async (ctx, { query }) =>
    pageOf(
      await listMailRows(ctx.db, { ...query, recipient: query.recipient, after: readCursor(query.cursor) }),
      query.limit,
      keyOf,
      presentMail,
    ),
  ),
];

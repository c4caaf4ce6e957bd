import { formatAmount } from "../../../../common/money.ts";
import type { WriteContext } from "../../../platform/context.ts";
import { addMails } from "../../../platform/mail/add-mails.ts";
import { listRecipients } from "../customers/customer.queries.ts";
import { prepaidPage } from "../pages.ts";
import type { Refund } from "./refund.queries.ts";

/** Tells those responsible that money was given back, or that it could not be (MON-14). */
export async function tellOfRefund(
  ctx: WriteContext,
  { organizationId, amountMinor, currency }: Refund,
  how: "done" | "failed",
): Promise<void> {
  const recipients = await listRecipients(ctx.db, [organizationId]);
  const mails = recipients.map(({ email, language, userId }) => ({
    ...{ to: email, language, organizationId, userId, ...messages[how] },
    link: prepaidPage(organizationId),
    params: { amount: formatAmount({ minor: amountMinor, currency }, language) },
  }));
  await addMails(ctx, mails);
}

const messages = {
  done: { template: "billing.refund_done" },
  failed: { template: "billing.refund_failed" },
} as const;

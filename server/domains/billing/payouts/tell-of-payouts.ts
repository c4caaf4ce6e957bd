import { formatIban } from "../../../../common/iban.ts";
import { formatAmount } from "../../../../common/money.ts";
import type { WriteContext } from "../../../platform/context.ts";
import { addMails } from "../../../platform/mail/add-mails.ts";
import { listRecipients } from "../customers/customer.queries.ts";
import { payoutPage } from "../pages.ts";

interface ToldPayout {
  readonly organizationId: string;
  readonly id: string;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly iban: string;
  /** Why it was refused. */
  readonly reason?: string;
}

type Template =
  | "billing.payout_requested"
  | "billing.payout_approved"
  | "billing.payout_refused"
  | "billing.payout_done"
  | "billing.payout_returned";

/** Tells the legal representatives how far payouts are (MON-10): one mail a payout and recipient. */
export async function tellOfPayouts(
  ctx: WriteContext,
  { template, payouts }: { readonly template: Template; readonly payouts: readonly ToldPayout[] },
): Promise<void> {
  if (payouts.length === 0) return;
  const ids = [...new Set(payouts.map((payout) => payout.organizationId))];
  const recipients = Map.groupBy(await listRecipients(ctx.db, ids), (person) => person.organizationId);
  const mails = payouts.flatMap(({ organizationId, id, amountMinor, currency, iban, reason }) =>
    (recipients.get(organizationId) ?? []).map(({ email, language, userId }) => {
      const amount = formatAmount({ minor: amountMinor, currency }, language);
      return {
        ...{ to: email, language, organizationId, userId, template, link: payoutPage(organizationId, id) },
        params: { amount, iban: formatIban(iban), reason: reason ?? "" },
      };
    }),
  );
  await addMails(ctx, mails);
}

import { formatIban } from "../../../../common/iban.ts";
import { formatAmount } from "../../../../common/money.ts";
import type { WriteContext } from "../../../platform/context.ts";
import { addMails } from "../../../platform/mail/add-mails.ts";
import { listRecipients } from "../customers/customer.queries.ts";
import { payoutPage } from "../pages.ts";
import type { Destination } from "./payout.rules.ts";

interface ToldPayout {
  readonly organizationId: string;
  readonly id: string;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly destination: Destination;
  readonly iban: string | null;
  readonly paypalEmail: string | null;
  /** Why it was refused. */
  readonly reason?: string;
}

type Template =
  | "billing.payout_requested"
  | "billing.payout_approved"
  | "billing.payout_refused"
  | "billing.payout_done"
  | "billing.payout_returned";

/** What is said of payouts to PayPal in other words, as no bank has to do with them. */
const ofPayPal = {
  "billing.payout_requested": { template: "billing.payout_requested" },
  "billing.payout_approved": { template: "billing.paypal_payout_approved" },
  "billing.payout_refused": { template: "billing.payout_refused" },
  "billing.payout_done": { template: "billing.paypal_payout_done" },
  "billing.payout_returned": { template: "billing.paypal_payout_returned" },
} as const satisfies Record<Template, { readonly template: string }>;

const addressOf = ({ iban, paypalEmail }: ToldPayout) =>
  iban === null ? `PayPal (${paypalEmail})` : formatIban(iban);

/** Tells the legal representatives how far payouts are (MON-10): one mail a payout and recipient. */
export async function tellOfPayouts(
  ctx: WriteContext,
  { template, payouts }: { readonly template: Template; readonly payouts: readonly ToldPayout[] },
): Promise<void> {
  if (payouts.length === 0) return;
  const ids = [...new Set(payouts.map((payout) => payout.organizationId))];
  const recipients = Map.groupBy(await listRecipients(ctx.db, ids), (person) => person.organizationId);
  const mails = payouts.flatMap((payout) => {
    const { organizationId, id, amountMinor, currency, destination, reason } = payout;
    return (recipients.get(organizationId) ?? []).map(({ email, language, userId }) => {
      const amount = formatAmount({ minor: amountMinor, currency }, language);
      return {
        ...{ to: email, language, organizationId, userId, link: payoutPage(organizationId, id) },
        ...(destination === "paypal" ? ofPayPal[template] : { template }),
        params: { amount, iban: addressOf(payout), reason: reason ?? "" },
      };
    });
  });
  await addMails(ctx, mails);
}

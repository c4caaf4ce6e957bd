import { formatAmount } from "../../../../common/money.ts";
import type { WriteContext } from "../../../platform/context.ts";
import { addMails } from "../../../platform/mail/add-mails.ts";
import { listRecipients } from "../customers/customer.queries.ts";
import type { DueItem } from "../due-items/due-item.queries.ts";
import { chargePage } from "../pages.ts";
import type { Charge } from "./charge.queries.ts";

interface Message {
  readonly template: string;
}

const failed: Message = { template: "billing.charge_failed" };
const chargebacks = {
  opened: { template: "billing.chargeback_opened" },
  won: { template: "billing.chargeback_won" },
  lost: { template: "billing.chargeback_lost" },
} as const;

/** Tells those responsible, and who started it, that a payment under way was not carried out after all: a direct debit without cover. */
export async function tellOfFailure(ctx: WriteContext, charge: Charge, due: DueItem): Promise<void> {
  await tell(ctx, charge, due.amountMinor, failed);
}

/** Tells those responsible that the payer's bank took a payment back, and how the dispute ended. */
export async function tellOfChargeback(
  ctx: WriteContext,
  charge: Charge,
  amountMinor: bigint,
  how: "opened" | "won" | "lost",
): Promise<void> {
  await tell(ctx, charge, amountMinor, chargebacks[how]);
}

async function tell(ctx: WriteContext, charge: Charge, minor: bigint, message: Message): Promise<void> {
  const { organizationId, id, currency, description, startedBy } = charge;
  const recipients = await listRecipients(ctx.db, [organizationId], startedBy ? [startedBy] : []);
  const mails = recipients.map(({ email, language, userId }) => ({
    ...{ to: email, language, organizationId, userId, ...message },
    link: chargePage(organizationId, id),
    params: { amount: formatAmount({ minor, currency }, language), purpose: description },
  }));
  await addMails(ctx, mails);
}

import { formatAmount } from "../../../../common/money.ts";
import type { WriteContext } from "../../../platform/context.ts";
import { addMails } from "../../../platform/mail/add-mails.ts";
import { listRecipients } from "../customers/customer.queries.ts";
import type { DueItem } from "../due-items/due-item.queries.ts";
import { chargePage } from "../pages.ts";
import type { Charge } from "./charge.queries.ts";

type Template =
  | "billing.charge_failed"
  | "billing.chargeback_opened"
  | "billing.chargeback_won"
  | "billing.chargeback_lost";

/** Tells those responsible, and who started it, that a payment under way was not carried out after all: a direct debit without cover. */
export async function tellOfFailure(ctx: WriteContext, charge: Charge, due: DueItem): Promise<void> {
  await tell(ctx, charge, due.amountMinor, "billing.charge_failed");
}

/** Tells those responsible that the payer's bank took a payment back, and how the dispute ended. */
export async function tellOfChargeback(
  ctx: WriteContext,
  charge: Charge,
  amountMinor: bigint,
  how: "opened" | "won" | "lost",
): Promise<void> {
  await tell(ctx, charge, amountMinor, `billing.chargeback_${how}`);
}

async function tell(ctx: WriteContext, charge: Charge, minor: bigint, template: Template): Promise<void> {
  const { organizationId, id, currency, description, startedBy } = charge;
  const recipients = await listRecipients(ctx.db, [organizationId], startedBy ? [startedBy] : []);
  const mails = recipients.map(({ email, language, userId }) => ({
    ...{ to: email, language, organizationId, userId, template },
    link: chargePage(organizationId, id),
    params: { amount: formatAmount({ minor, currency }, language), purpose: description },
  }));
  await addMails(ctx, mails);
}

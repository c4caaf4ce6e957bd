import { formatDay } from "../../../../common/dates.ts";
import { formatAmount } from "../../../../common/money.ts";
import { formatReference } from "../../../../common/references.ts";
import type { WriteContext } from "../../../platform/context.ts";
import { addMails } from "../../../platform/mail/add-mails.ts";
import { listRecipients } from "../customers/customer.queries.ts";
import type { InvoiceDocument } from "../documents/invoice-document.ts";
import { invoicePage } from "../pages.ts";
import type { CreditEffect } from "./credit-document.ts";

interface Told {
  readonly organizationId: string;
  readonly invoiceId: string;
  readonly reason: string;
  /** The credit note. */
  readonly document: InvoiceDocument;
  readonly effect: CreditEffect;
}

/** Tells the legal representatives of a credit note: why, how much, and what is left to pay or lies on the prepaid account. */
export async function tellOfCreditNote(ctx: WriteContext, told: Told): Promise<void> {
  const { organizationId, invoiceId, reason, document, effect } = told;
  const { number, currency, totalMinor: minor, invoiceNumber: invoice = "" } = document;
  const recipients = await listRecipients(ctx.db, [organizationId]);
  const mails = recipients.map(({ email, language, userId }) => ({
    ...{ to: email, language, organizationId, userId, link: invoicePage(organizationId, invoiceId) },
    template: `billing.credit_note_${effect.kind}`,
    params: {
      ...{ number, invoice, reason, amount: formatAmount({ minor, currency }, language) },
      ...(effect.kind === "rest"
        ? {
            rest: formatAmount({ minor: effect.minor, currency }, language),
            reference: formatReference(effect.reference),
            day: formatDay(effect.dueOn, language),
          }
        : {}),
    },
  }));
  await addMails(ctx, mails);
}

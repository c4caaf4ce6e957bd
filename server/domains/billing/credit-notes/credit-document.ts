import { type Day, formatDay } from "../../../../common/dates.ts";
import { formatAmount } from "../../../../common/money.ts";
import { formatReference } from "../../../../common/references.ts";
import { translator } from "../../../platform/i18n/i18n.ts";
import type { InvoiceDocument } from "../documents/invoice-document.ts";
import type { Credit } from "./credit.rules.ts";

/** What becomes of the money: less is due with a reference of its own, nothing is due, or it lies on the prepaid account. */
export type CreditEffect =
  | { readonly kind: "rest"; readonly minor: bigint; readonly reference: string; readonly dueOn: Day }
  | { readonly kind: "settled" }
  | { readonly kind: "prepaid" };

const effectNotes = {
  rest: "documents:credit.rest",
  settled: "documents:credit.settled",
  prepaid: "documents:credit.prepaid",
} as const;

/** The credit note as it is printed: parties and language of its invoice, the reason, and what becomes of the money. */
export function creditDocumentOf(
  invoice: InvoiceDocument,
  credit: Credit,
  printed: {
    readonly number: string;
    readonly issuedOn: Day;
    readonly reason: string;
    readonly effect: CreditEffect;
  },
): InvoiceDocument {
  const { paidOn: _paidOn, notes: _notes, ...parties } = invoice;
  const { number, issuedOn, reason, effect } = printed;
  const { language, currency, number: invoiceNumber } = invoice;
  const t = translator(language);
  const rest =
    effect.kind === "rest"
      ? {
          amount: formatAmount({ minor: effect.minor, currency }, language),
          reference: formatReference(effect.reference),
          day: formatDay(effect.dueOn, language),
        }
      : {};
  return {
    ...parties,
    ...credit,
    ...{ kind: "credit_note", number, issuedOn, dueOn: issuedOn, invoiceNumber },
    notes: [
      t("documents:credit.reason", { reason }),
      t(effectNotes[effect.kind], { invoice: invoiceNumber, ...rest }),
    ],
  };
}

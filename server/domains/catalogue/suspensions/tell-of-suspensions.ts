import { formatDay } from "../../../../common/dates.ts";
import { formatAmount } from "../../../../common/money.ts";
import { formatReference } from "../../../../common/references.ts";
import type { WriteContext } from "../../../platform/context.ts";
import type { Language } from "../../../platform/i18n/i18n.ts";
import { addMails } from "../../../platform/mail/add-mails.ts";
import { invoicePage, listReminded } from "../../billing/index.ts";
import type { TouchedProduct } from "./suspension.queries.ts";

/** So many products are named; of the rest there is the number. */
const mostNamed = 10;

/** Tells the legal representatives what became of the products of an invoice, one mail an invoice (MON-13). */
export async function tellOfSuspensions(
  ctx: WriteContext,
  what: "suspended" | "terminated" | "resumed",
  products: readonly TouchedProduct[],
): Promise<void> {
  if (products.length === 0) return;
  const ids = [...new Set(products.map((product) => product.organizationId))];
  const recipients = Map.groupBy(await listReminded(ctx.db, ids, "products"), (one) => one.organizationId);
  const byInvoice = Map.groupBy(products, (product) => product.invoiceId);
  const mails = [...byInvoice.values()].flatMap((ofInvoice) => {
    const [first] = ofInvoice;
    if (!first) return [];
    return (recipients.get(first.organizationId) ?? []).map(
      ({ email, language, organizationId, userId }) => ({
        ...{ to: email, language, organizationId, userId, template: `catalogue.products_${what}` },
        params: paramsOf(first, ofInvoice, language),
        link: invoicePage(organizationId, first.invoiceId),
      }),
    );
  });
  await addMails(ctx, mails);
}

function paramsOf(of: TouchedProduct, products: readonly TouchedProduct[], language: Language) {
  const { invoiceNumber, amountMinor, currency, reference, terminatesOn } = of;
  const named = products.slice(0, mostNamed).map((product) => product.label);
  const more = products.length > mostNamed ? ["…"] : [];
  return {
    count: products.length,
    products: [...named, ...more].join(", "),
    invoice: invoiceNumber,
    amount: formatAmount({ minor: amountMinor, currency }, language),
    reference: formatReference(reference),
    day: formatDay(terminatesOn, language),
  };
}

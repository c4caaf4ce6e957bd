import { formatDecimal } from "../../../../common/money.ts";
import { organizationOf, type ReadContext } from "../../../platform/context.ts";
import { csvOf } from "../../../platform/csv.ts";
import { hasText, translator } from "../../../platform/i18n/i18n.ts";
import { causeOf } from "./prepaid.presenter.ts";
import { listMovements, type PrepaidMovement } from "./prepaid.queries.ts";

/** More than any account moves; the newest are kept. */
const mostRows = 100_000;

/** The statement of the prepaid account as CSV, oldest first, with the balance after each movement, in the reader's language. */
export async function exportStatement(ctx: ReadContext): Promise<Buffer> {
  const t = translator(ctx.language);
  const movements = await listMovements(ctx.db, organizationOf(ctx), { after: undefined, limit: mostRows });
  const columns = ["booked_on", "cause", "document", "money_in", "money_out", "balance_after", "currency"];
  const header = columns.map((column) => t(`billing:page.prepaid.${column}`));
  const causeText = (movement: PrepaidMovement) => {
    const key = `billing:page.prepaid.outcome.${causeOf(movement)}.title`;
    return t(hasText(ctx.language, key) ? key : "billing:page.prepaid.outcome.other.title");
  };
  const rows = movements.reverse().map((movement) => {
    const { bookedOn, invoiceNumber, topUpNumber, currency, amountMinor, balanceMinor } = movement;
    const figure = (minor: bigint) => formatDecimal({ minor, currency });
    const sides = amountMinor > 0n ? [figure(amountMinor), ""] : ["", figure(-amountMinor)];
    const document = invoiceNumber ?? topUpNumber ?? "";
    return [bookedOn, causeText(movement), document, ...sides, figure(balanceMinor), currency];
  });
  return csvOf([header, ...rows]);
}

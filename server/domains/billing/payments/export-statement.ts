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
  const header = [
    ...[
      t("billing:page.prepaid.booked_on"),
      t("billing:page.prepaid.cause"),
      t("billing:page.prepaid.document"),
    ],
    ...[t("billing:page.prepaid.money_in"), t("billing:page.prepaid.money_out")],
    ...[t("billing:page.prepaid.balance_after"), t("billing:page.prepaid.currency")],
  ];
  const causeText = (movement: PrepaidMovement) => {
    const cause = causeOf(movement);
    const isKnown = hasText(ctx.language, `billing:page.prepaid.outcome.${cause}.title`);
    return t(`billing:page.prepaid.outcome.${isKnown ? cause : "other"}.title`);
  };
  const rows = movements.reverse().map((movement) => {
    const { bookedOn, invoiceNumber, topUpNumber, payoutNumber, currency } = movement;
    const { amountMinor, balanceMinor } = movement;
    const figure = (minor: bigint) => formatDecimal({ minor, currency });
    const sides = amountMinor > 0n ? [figure(amountMinor), ""] : ["", figure(-amountMinor)];
    const document = invoiceNumber ?? topUpNumber ?? payoutNumber ?? "";
    return [bookedOn, causeText(movement), document, ...sides, figure(balanceMinor), currency];
  });
  return csvOf([header, ...rows]);
}

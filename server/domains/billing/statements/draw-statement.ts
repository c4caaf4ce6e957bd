import { formatDay } from "../../../../common/dates.ts";
import { translator } from "../../../platform/i18n/i18n.ts";
import { drawAddress, drawFacts, drawSender } from "../documents/letterhead.ts";
import { drawFeet, heightOfFoot } from "../documents/running-matter.ts";
import { mm, openPdf, page, styles, write } from "../documents/sheet.ts";
import type { AccountStatement, StatedBalances } from "./account-statement.ts";
import { balancesAfter } from "./statement.rules.ts";
import { unpackMovements } from "./statement-parts.ts";
import { beginAccount, drawMovement, endAccount, type StatementSheet } from "./statement-table.ts";

function openStatement(statement: AccountStatement): StatementSheet {
  const { language, madeOn, provider, customer } = statement;
  const t = translator(language);
  const title = t("documents:statement.title");
  const pdf = openPdf({ title, author: provider.name, language, madeOn });
  const paper = { pdf, t, document: { provider, customer, language } };
  const footTop = page.height - mm(9) - heightOfFoot(paper);
  return { ...paper, statement, y: 0, bottom: footTop - mm(4) };
}

function drawHeadOfFirstPage(sheet: StatementSheet): void {
  const { t, statement } = sheet;
  const { language, madeOn, customerNumber, from, to } = statement;
  drawSender(sheet);
  drawAddress(sheet);
  drawFacts(sheet, [
    [t("documents:fact.issued_on"), formatDay(madeOn, language), styles.figure],
    [t("documents:fact.customer_number"), customerNumber, styles.body],
  ]);
  const place = { x: page.left, width: page.inner };
  const period = t("documents:period", { from: formatDay(from, language), to: formatDay(to, language) });
  sheet.y = mm(95);
  sheet.y += write(sheet, t("documents:statement.title"), styles.title, { ...place, y: sheet.y }) + mm(1);
  sheet.y += write(sheet, period, styles.lead, { ...place, y: sheet.y }) + mm(6);
}

function assertReached({ owedMinor, prepaidMinor }: StatedBalances, closing: StatedBalances): void {
  if (owedMinor === closing.owedMinor && prepaidMinor === closing.prepaidMinor) return;
  throw new RangeError("The movements of a statement do not lead to its closing balance");
}

/**
 * Draws a statement of account as PDF while its movements come in, those of one currency after those of another. Movements that do not
 * lead from the opening to the closing balance throw a RangeError.
 */
export async function* drawStatement(
  statement: AccountStatement,
  input: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const sheet = openStatement(statement);
  drawHeadOfFirstPage(sheet);
  const movements = unpackMovements(input);
  let next = await movements.next();
  for (const account of statement.accounts) {
    beginAccount(sheet, account);
    let balances = account.opening;
    let count = 0;
    for (; !next.done && next.value.currency === account.currency; next = await movements.next()) {
      balances = balancesAfter(balances, next.value);
      drawMovement(sheet, next.value, balances);
      count += 1;
    }
    assertReached(balances, account.closing);
    endAccount(sheet, account, count > 0);
  }
  drawFeet(sheet, () => page.height - mm(9) - heightOfFoot(sheet));
  sheet.pdf.end();
  for await (const part of sheet.pdf) yield part as Buffer;
}

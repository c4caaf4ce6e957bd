import { formatDay } from "../../../../common/dates.ts";
import { formatAmount, formatFigure } from "../../../../common/money.ts";
import { hasText } from "../../../platform/i18n/i18n.ts";
import { startPageOf } from "../documents/running-matter.ts";
import {
  heightOf,
  ink,
  mm,
  type OnLetterPaper,
  page,
  rule,
  type Style,
  styles,
  write,
} from "../documents/sheet.ts";
import type { AccountStatement, StatedAccount, StatedBalances, StatedMovement } from "./account-statement.ts";

/** A statement being drawn. */
export interface StatementSheet extends OnLetterPaper {
  readonly statement: AccountStatement;
  /** Where the next thing stands on the current page. */
  y: number;
  readonly bottom: number;
}

const figureWidth = mm(19);
const columns = {
  date: { x: page.left, width: mm(19) },
  what: { x: page.left + mm(20), width: mm(46) },
  document: { x: page.left + mm(67), width: mm(22) },
  owed: { x: page.right - 4 * figureWidth, width: figureWidth },
  owedBalance: { x: page.right - 3 * figureWidth, width: figureWidth },
  prepaid: { x: page.right - 2 * figureWidth, width: figureWidth },
  prepaidBalance: { x: page.right - figureWidth, width: figureWidth },
} as const;
type Column = keyof typeof columns;
const isFigure = (column: Column) => !["date", "what", "document"].includes(column);
const padding = mm(1.2);
const text: Style = { ...styles.body, size: 8 };
const figure: Style = { ...text, tabular: true };
const strong: Style = { ...figure, font: "Inter-SemiBold" };

type Row = Partial<Record<Column, string>>;

function writeRow(sheet: StatementSheet, row: Row, style: Style): void {
  const heights = Object.entries(row).map(([name, value]) => {
    const column = name as Column;
    const align = isFigure(column) ? "right" : "left";
    const ofColumn = column === "what" && style === figure ? text : style;
    return write(sheet, value, ofColumn, { ...columns[column], y: sheet.y, align });
  });
  sheet.y += Math.max(0, ...heights);
}

function drawHead(sheet: StatementSheet): void {
  const { t } = sheet;
  const style = { ...styles.soft, size: 7.5 };
  const wide = { width: 2 * figureWidth, align: "right" as const, y: sheet.y };
  write(sheet, t("documents:statement.column.owed"), style, { ...wide, x: columns.owed.x });
  sheet.y += write(sheet, t("documents:statement.column.prepaid"), style, { ...wide, x: columns.prepaid.x });
  const [change, balance] = [t("documents:statement.column.change"), t("documents:statement.column.balance")];
  writeRow(
    sheet,
    {
      date: t("documents:statement.column.date"),
      what: t("documents:statement.column.what"),
      document: t("documents:statement.column.document"),
      ...{ owed: change, owedBalance: balance, prepaid: change, prepaidBalance: balance },
    },
    style,
  );
  sheet.y += mm(0.6);
  rule(sheet, sheet.y, ink.text, 0.8);
  sheet.y += padding;
}

/** A page of a later sheet says whose statement it is, and repeats the heads. */
function makeRoom(sheet: StatementSheet, height: number): void {
  if (sheet.y + height <= sheet.bottom) return;
  startPageOf(sheet, sheet.t("documents:statement.title"));
  drawHead(sheet);
}

const figuresOf =
  ({ statement }: StatementSheet, currency: string) =>
  (minor: bigint) =>
    formatFigure({ minor, currency }, statement.language).replace("-", "−");

function drawBalances(
  sheet: StatementSheet,
  { currency }: StatedAccount,
  label: string,
  balances: StatedBalances,
) {
  const format = figuresOf(sheet, currency);
  makeRoom(sheet, mm(8));
  writeRow(
    sheet,
    {
      what: label,
      owedBalance: format(balances.owedMinor),
      prepaidBalance: format(balances.prepaidMinor),
    },
    strong,
  );
  sheet.y += padding;
  rule(sheet, sheet.y);
  sheet.y += padding;
}

/** Begins the account in one currency: its name, the heads of its table, and the opening balances. */
export function beginAccount(sheet: StatementSheet, account: StatedAccount): void {
  const { t } = sheet;
  if (sheet.y + mm(40) > sheet.bottom) startPageOf(sheet, t("documents:statement.title"));
  const place = { x: page.left, width: page.inner };
  const { currency } = account;
  sheet.y += write(sheet, t("documents:statement.account", { currency }), styles.heading, {
    ...place,
    y: sheet.y,
  });
  sheet.y += mm(2);
  drawHead(sheet);
  drawBalances(sheet, account, t("documents:statement.opening"), account.opening);
}

/** Draws a movement with both balances after it; what it leaves as it was stays empty. */
export function drawMovement(sheet: StatementSheet, movement: StatedMovement, after: StatedBalances): void {
  const { t, statement } = sheet;
  const { kind, owedMinor, prepaidMinor } = movement;
  const format = figuresOf(sheet, movement.currency);
  const isNamed = hasText(statement.language, `staff:ledger.kind.${kind}`);
  const what = isNamed ? t(`staff:ledger.kind.${kind}`) : t("documents:statement.movement");
  makeRoom(sheet, heightOf(sheet, what, text, columns.what.width) + padding);
  writeRow(
    sheet,
    {
      date: formatDay(movement.bookedOn, statement.language),
      what,
      ...(movement.document ? { document: movement.document } : {}),
      ...(owedMinor === 0n ? {} : { owed: format(owedMinor), owedBalance: format(after.owedMinor) }),
      ...(prepaidMinor === 0n
        ? {}
        : { prepaid: format(prepaidMinor), prepaidBalance: format(after.prepaidMinor) }),
    },
    figure,
  );
  sheet.y += padding;
}

function drawNote(sheet: StatementSheet, note: string): void {
  makeRoom(sheet, mm(5));
  sheet.y += write(sheet, note, styles.soft, {
    x: columns.what.x,
    y: sheet.y,
    width: page.right - columns.what.x,
  });
}

/** Ends an account: the closing balances, and what is set aside beside them. */
export function endAccount(sheet: StatementSheet, account: StatedAccount, hasMoved: boolean): void {
  const { t, statement } = sheet;
  const { currency, reservedMinor, payoutsMinor } = account;
  const amountOf = (minor: bigint) => ({ amount: formatAmount({ minor, currency }, statement.language) });
  if (!hasMoved) drawNote(sheet, t("documents:statement.no_movements"));
  sheet.y += padding;
  rule(sheet, sheet.y, ink.text, 0.8);
  sheet.y += padding;
  drawBalances(sheet, account, t("documents:statement.closing"), account.closing);
  if (reservedMinor !== 0n) drawNote(sheet, t("documents:statement.reserved", amountOf(reservedMinor)));
  if (payoutsMinor !== 0n) drawNote(sheet, t("documents:statement.payouts", amountOf(payoutsMinor)));
  sheet.y += mm(7);
}

import { type Day, formatDay } from "../../../../common/dates.ts";
import { figureOf, rateOf } from "./figures.ts";
import type { DocumentLine } from "./invoice-document.ts";
import { startPage } from "./running-matter.ts";
import { heightOf, ink, mm, page, rule, type Sheet, type Style, styles, widthOf, write } from "./sheet.ts";

// Right edges of the columns of figures and their widths; the description takes what is left.
const columns = {
  quantity: { right: mm(116), width: mm(15) },
  unitPrice: { right: mm(146), width: mm(29) },
  vat: { right: mm(161), width: mm(14) },
  amount: { right: page.right, width: mm(27) },
} as const;
const description = { x: page.left, width: mm(77) } as const;
const padding = mm(1.7);

type Column = keyof typeof columns;

function writeCell(sheet: Sheet, column: Column, text: string, style: Style): number {
  const { right, width } = columns[column];
  return write(sheet, text, style, { x: right - width, y: sheet.y, width, align: "right" });
}

/** A top-up is no supply: its slip says nothing of VAT. */
const hasVat = ({ document }: Sheet) => document.kind !== "top_up";

function drawHead(sheet: Sheet): void {
  const { t, document } = sheet;
  const { currency } = document;
  const style = { ...styles.soft, size: 7.5 };
  const heights = [
    write(sheet, t("documents:column.description"), style, { ...description, y: sheet.y }),
    writeCell(sheet, "quantity", t("documents:column.quantity"), style),
    writeCell(sheet, "unitPrice", t("documents:column.unit_price", { currency }), style),
    ...(hasVat(sheet) ? [writeCell(sheet, "vat", t("documents:column.vat"), style)] : []),
    writeCell(sheet, "amount", t("documents:column.amount", { currency }), style),
  ];
  sheet.y += Math.max(...heights) + mm(0.8);
  rule(sheet, sheet.y, ink.text, 0.8);
  sheet.y += padding;
}

/** A text of the description; what stands behind it on its line has tabular figures. */
interface Paragraph {
  readonly text: string;
  readonly style: Style;
  readonly behind?: string;
}

const periodStyle: Style = { ...styles.soft, tabular: true };

function periodOf({ t, document }: Sheet, { period }: DocumentLine): string | undefined {
  const day = (on: Day) => formatDay(on, document.language);
  return period && t("documents:period", { from: day(period.from), to: day(period.to) });
}

function volumeOf({ t, document }: Sheet, { volume }: DocumentLine): Paragraph[] {
  if (!volume) return [];
  const { rate, listMinor, minor } = volume;
  const params = { rate: rateOf(document, rate), list: figureOf(document, listMinor) };
  const text = t("documents:volume_rate", { ...params, amount: figureOf(document, minor) });
  return [{ text, style: periodStyle }];
}

function paragraphsOf(sheet: Sheet, line: DocumentLine): Paragraph[] {
  const details = (line.detail ?? "").split("\n").filter((text) => text.trim() !== "");
  const period = periodOf(sheet, line);
  const first: Paragraph = { text: line.description, style: styles.body };
  const rest = details.map((text) => ({ text, style: styles.soft }));
  const volume = volumeOf(sheet, line);
  if (!period) return [first, ...rest, ...volume];
  const [only] = details;
  if (only && details.length === 1 && fitsBehind(sheet, `${only} · `, period)) {
    return [first, { text: `${only} · `, style: styles.soft, behind: period }, ...volume];
  }
  return [first, ...rest, { text: period, style: periodStyle }, ...volume];
}

function fitsBehind(sheet: Sheet, text: string, behind: string): boolean {
  return widthOf(sheet, text, styles.soft) + widthOf(sheet, behind, periodStyle) <= description.width;
}

function heightOfParagraphs(sheet: Sheet, paragraphs: readonly Paragraph[]): number {
  return paragraphs.reduce(
    (sum, { text, style }) => sum + heightOf(sheet, text, style, description.width),
    0,
  );
}

function writeParagraph(sheet: Sheet, { text, style, behind }: Paragraph): number {
  const { x, width } = description;
  if (behind) {
    const offset = widthOf(sheet, text, style);
    write(sheet, behind, periodStyle, { x: x + offset, y: sheet.y, width: width - offset + 1 });
  }
  return write(sheet, text, style, { x, y: sheet.y, width });
}

function drawFigures(sheet: Sheet, line: DocumentLine): void {
  const { document } = sheet;
  writeCell(sheet, "quantity", line.quantity.toLocaleString(document.language), styles.figure);
  writeCell(sheet, "unitPrice", figureOf(document, line.unitPriceMinor), styles.figure);
  if (hasVat(sheet)) writeCell(sheet, "vat", rateOf(document, line.vatRate), styles.figure);
  writeCell(sheet, "amount", figureOf(document, line.netMinor), styles.figure);
}

function continueOnNewPage(sheet: Sheet): void {
  startPage(sheet);
  drawHead(sheet);
}

function drawLine(sheet: Sheet, line: DocumentLine, paragraphs: readonly Paragraph[]): void {
  drawFigures(sheet, line);
  for (const paragraph of paragraphs) {
    const height = heightOf(sheet, paragraph.text, paragraph.style, description.width);
    if (sheet.y + height > sheet.bottom) continueOnNewPage(sheet);
    sheet.y += writeParagraph(sheet, paragraph);
  }
  sheet.y += padding;
  rule(sheet, sheet.y);
  sheet.y += padding;
}

/**
 * Draws the lines. A line is kept on one page if a page can hold it, the heads are repeated, and the last line stays with
 * what follows the table, whose height is given.
 */
export function drawLines(sheet: Sheet, heightBelow: number): void {
  drawHead(sheet);
  const { lines } = sheet.document;
  for (const [index, line] of lines.entries()) {
    const paragraphs = paragraphsOf(sheet, line);
    const below = index === lines.length - 1 ? heightBelow : 0;
    const height = heightOfParagraphs(sheet, paragraphs) + 2 * padding + below;
    if (index > 0 && sheet.y + height > sheet.bottom) continueOnNewPage(sheet);
    drawLine(sheet, line, paragraphs);
  }
}

import { formatDay } from "../../../../common/dates.ts";
import { dueOf, totalOf } from "./figures.ts";
import { isPayable } from "./invoice-document.ts";
import { addressLines, streetAndTown } from "./postal-address.ts";
import {
  heightOf,
  mm,
  type OnLetterPaper,
  page,
  type Sheet,
  type Style,
  styles,
  titleOf,
  widthOf,
  write,
} from "./sheet.ts";

// The address stands on the left, where it shows in the windows of Swiss C5 and C6/5 envelopes with the window on the
// left (SN 010130) and of German ones (DIN 5008, form B): 45 to 90 mm from the top, 20 to 110 mm from the left.
// Nothing else stands in the window, nor beside or below the address in it.
const addressWindow = { x: page.left, top: mm(50), width: mm(82), bottom: mm(86) } as const;
const facts = { x: mm(124), labelWidth: mm(29), width: mm(64) } as const;
const logoBox = { y: mm(15), width: mm(60), height: mm(16) } as const;

/** Draws who sends, at the top of the first page. */
export function drawSender(sheet: OnLetterPaper): void {
  const { provider } = sheet.document;
  sheet.pdf.rect(0, 0, page.width, mm(2)).fillColor(provider.brandColor).fill();
  if (provider.logo) {
    sheet.pdf.image(Buffer.from(provider.logo), page.left, logoBox.y, {
      fit: [logoBox.width, logoBox.height],
      valign: "center",
    });
    return;
  }
  const style = { ...styles.title, size: 14 };
  write(sheet, provider.name, style, { x: page.left, y: logoBox.y + mm(4), width: page.inner });
}

/** Draws the address where it shows in the window of an envelope. */
export function drawAddress(sheet: OnLetterPaper): void {
  const { customer, provider, language } = sheet.document;
  const sender = [provider.name, ...streetAndTown(provider.address)].join(" · ");
  const fitting = widthOf(sheet, sender, styles.small) <= addressWindow.width ? sender : provider.name;
  const { x, width } = addressWindow;
  write(sheet, fitting, { ...styles.small, size: 6.5 }, { x, y: addressWindow.top, width, oneLine: true });
  const text = addressLines(customer, provider.address.country, language).join("\n");
  const room = addressWindow.bottom - addressWindow.top - mm(5);
  const sizes = [10, 9, 8, 7, 6];
  const style = sizes
    .map((size) => ({ ...styles.address, size }))
    .find((candidate) => heightOf(sheet, text, candidate, addressWindow.width) <= room);
  write(sheet, text, style ?? { ...styles.address, size: 6 }, {
    ...addressWindow,
    y: addressWindow.top + mm(5),
  });
}

type Facts = readonly [label: string, value: string, style: Style][];

function factsOf({ document, t }: Sheet): Facts {
  const { language, customer } = document;
  const { figure, body } = styles;
  const rows: [string, string | undefined, Style][] = [
    [t("documents:fact.issued_on"), formatDay(document.issuedOn, language), figure],
    [t("documents:fact.due_on"), isPayable(document) ? formatDay(document.dueOn, language) : "", figure],
    [t("documents:fact.paid_on"), document.paidOn && formatDay(document.paidOn, language), figure],
    [t("documents:fact.customer_number"), document.customerNumber, body],
    [t("documents:fact.invoice_number"), document.invoiceNumber, body],
    [t("documents:fact.order_number"), document.orderNumber, body],
    [t("documents:fact.vat_number"), customer.vatNumber, body],
  ];
  return rows.filter((row): row is [string, string, Style] => Boolean(row[1]));
}

/** Draws facts beside the address. */
export function drawFacts(sheet: OnLetterPaper, rows: Facts): void {
  let y = addressWindow.top + mm(5);
  for (const [label, value, style] of rows) {
    const labelHeight = write(sheet, label, styles.soft, { x: facts.x, y: y + 0.6, width: facts.labelWidth });
    const x = facts.x + facts.labelWidth + mm(2);
    const height = write(sheet, value, style, { x, y, width: page.right - x });
    y += Math.max(labelHeight, height) + mm(1);
  }
}

/** One sentence that says what is to be done: pay how much until when, or nothing. */
export function leadOf({ document, t }: Sheet): string {
  const { language } = document;
  const amount = totalOf(document);
  if (document.kind === "credit_note") return t("documents:lead.credited", { amount });
  if (document.paidOn)
    return t("documents:lead.paid", { amount, day: formatDay(document.paidOn, language, "long") });
  if (!isPayable(document)) return t("documents:lead.nothing_due");
  return t("documents:lead.due", {
    amount: dueOf(document),
    day: formatDay(document.dueOn, language, "long"),
  });
}

/** Draws the top of the first page: sender, address, facts, title and the sentence that says what to do. */
export function drawLetterhead(sheet: Sheet): void {
  drawSender(sheet);
  drawAddress(sheet);
  drawFacts(sheet, factsOf(sheet));
  const { document, t } = sheet;
  const place = { x: page.left, width: page.inner };
  sheet.y = mm(95);
  sheet.y += write(sheet, titleOf(document, t), styles.title, { ...place, y: sheet.y }) + mm(1);
  sheet.y += write(sheet, leadOf(sheet), styles.lead, { ...place, y: sheet.y });
  sheet.y += mm(5);
}

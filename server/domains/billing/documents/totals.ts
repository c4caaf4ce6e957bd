import { type VatCode, vatNotes } from "../vat/vat.rules.ts";
import { dueOf, figureOf, rateOf, totalOf } from "./figures.ts";
import { type InvoiceDocument, isPayable } from "./invoice-document.ts";
import { heightOf, mm, page, rule, type Sheet, styles, widthOf, write } from "./sheet.ts";

const totals = { x: mm(104), width: page.right - mm(104) } as const;
const notes = { x: page.left, width: mm(76) } as const;
const rowGap = mm(1.2);
/** Two more lines below the total: what was set aside, and what is left to pay. */
const partHeight = mm(15);

const vatLabels: Readonly<Record<VatCode, string>> = {
  standard: "documents:total.vat.standard",
  reverse_charge: "documents:total.vat.reverse_charge",
  export: "documents:total.vat.export",
  exempt: "documents:total.vat.exempt",
};
const referenceNotes: Readonly<Record<InvoiceDocument["kind"], string>> = {
  invoice: "documents:note.reference.invoice",
  proforma: "documents:note.reference.proforma",
  top_up: "documents:note.reference.top_up",
  credit_note: "documents:note.reference.invoice",
};

const notesOfKind: Readonly<Record<InvoiceDocument["kind"], readonly string[]>> = {
  invoice: [],
  proforma: ["documents:note.proforma"],
  top_up: ["documents:note.top_up"],
  credit_note: [],
};

/** Nothing stands above the total of a top-up: it is no supply, so there is neither net amount nor VAT. */
function rowsOf({ document, t }: Sheet): [label: string, figure: string][] {
  if (document.kind === "top_up") return [];
  const vat = document.vatSummary.map((entry): [string, string] => {
    const params = { rate: rateOf(document, entry.rate), amount: figureOf(document, entry.netMinor) };
    return [t(vatLabels[entry.code], params), figureOf(document, entry.vatMinor)];
  });
  return [[t("documents:total.net"), figureOf(document, document.netMinor)], ...vat];
}

function notesOf({ document, t }: Sheet): string[] {
  const codes = new Set(document.vatSummary.map((entry) => entry.code));
  const ofVat = [...codes].flatMap((code) => (code === "standard" ? [] : [t(vatNotes[code])]));
  const ofKind = notesOfKind[document.kind].map((key) => t(key));
  const ofReference = isPayable(document) ? [t(referenceNotes[document.kind])] : [];
  return [...ofVat, ...ofKind, ...ofReference, ...(document.notes ?? [])];
}

/** The labels have what the widest figure leaves. */
function labelWidthOf(sheet: Sheet): number {
  const widths = rowsOf(sheet).map(([, figure]) => widthOf(sheet, figure, styles.figure));
  return totals.width - Math.max(0, ...widths) - mm(4);
}

function heightOfRows(sheet: Sheet): number {
  const width = labelWidthOf(sheet);
  const heights = rowsOf(sheet).map(([label]) => heightOf(sheet, label, styles.figure, width) + rowGap);
  return heights.reduce((sum, height) => sum + height, mm(9) + (prepaidOf(sheet) ? partHeight : 0));
}

function heightOfNotes(sheet: Sheet): number {
  const heights = notesOf(sheet).map((note) => heightOf(sheet, note, styles.soft, notes.width) + rowGap);
  return heights.reduce((sum, height) => sum + height, 0);
}

/** What was set aside of the prepaid account, as it is taken off the total; undefined for nothing. */
function prepaidOf({ document }: Sheet): string | undefined {
  return document.prepaidMinor ? figureOf(document, -document.prepaidMinor) : undefined;
}

/** Height in points of what `drawTotals` draws. */
export function heightOfTotals(sheet: Sheet): number {
  return mm(2) + Math.max(heightOfRows(sheet), heightOfNotes(sheet));
}

function drawRows(sheet: Sheet, top: number): void {
  const { document, t } = sheet;
  const { x, width } = totals;
  const labelWidth = labelWidthOf(sheet);
  let y = top;
  for (const [label, figure] of rowsOf(sheet)) {
    write(sheet, figure, styles.figure, { x, y, width, align: "right" });
    y += write(sheet, label, styles.figure, { x, y, width: labelWidth }) + rowGap;
  }
  rule(sheet, y, document.provider.brandColor, 1.2, x);
  y += mm(2);
  write(sheet, t("documents:total.total"), styles.total, { x, y, width });
  write(sheet, totalOf(document), styles.total, { x, y, width, align: "right" });
  const prepaid = prepaidOf(sheet);
  if (!prepaid) return;
  y += mm(7);
  write(sheet, t("documents:total.prepaid"), styles.figure, { x, y, width: labelWidth });
  y += write(sheet, prepaid, styles.figure, { x, y, width, align: "right" }) + mm(2);
  write(sheet, t("documents:total.due"), styles.total, { x, y, width });
  write(sheet, dueOf(document), styles.total, { x, y, width, align: "right" });
}

/** Draws net amount, VAT per rate and total on the right, what law and provider have to say about them on the left. */
export function drawTotals(sheet: Sheet): void {
  const top = sheet.y + mm(2);
  drawRows(sheet, top);
  let y = top;
  for (const note of notesOf(sheet)) {
    y += write(sheet, note, styles.soft, { ...notes, y }) + rowGap;
  }
  sheet.y += heightOfTotals(sheet);
}

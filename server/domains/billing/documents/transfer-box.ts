import QRCode from "qrcode";
import { formatIban } from "../../../../common/iban.ts";
import { formatReference } from "../../../../common/references.ts";
import { epcPayload } from "./epc-payload.ts";
import { dueOf } from "./figures.ts";
import { heightOf, ink, mm, page, type Sheet, styles, write } from "./sheet.ts";

const code = { size: mm(34), gap: mm(8) } as const;
const padding = mm(6);
const labelWidth = mm(34);
const rowGap = mm(0.7);

/** Draws a QR symbol of level M, as EPC069-12 asks; the box around it keeps the quiet zone. */
function drawCode(sheet: Sheet, payload: string, x: number, y: number): void {
  const { modules } = QRCode.create(payload, { errorCorrectionLevel: "M" });
  const unit = code.size / modules.size;
  const { pdf } = sheet;
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column)) pdf.rect(x + column * unit, y + row * unit, unit, unit);
    }
  }
  pdf.fillColor("black").fill();
}

function rowsOf({ document, t }: Sheet): [string, string][] {
  const { provider, reference } = document;
  return [
    [t("documents:transfer.beneficiary"), provider.name],
    [t("documents:transfer.iban"), formatIban(provider.iban)],
    [t("documents:transfer.bic"), provider.bic],
    [t("documents:transfer.amount"), dueOf(document)],
    [t("documents:transfer.reference"), formatReference(reference.value)],
  ];
}

// Only euros have a code that banks in Europe read.
const hasCode = (sheet: Sheet) => sheet.document.currency === "EUR";

function textColumn(sheet: Sheet): { x: number; width: number } {
  const x = page.left + padding + (hasCode(sheet) ? code.size + code.gap : 0);
  return { x, width: page.right - padding - x };
}

function introOf(sheet: Sheet) {
  return [
    { text: sheet.t("documents:transfer.title"), style: styles.heading, gap: mm(0.6) },
    {
      text: sheet.t(hasCode(sheet) ? "documents:transfer.scan" : "documents:transfer.enter"),
      style: styles.soft,
      gap: mm(2),
    },
  ];
}

function heightOfText(sheet: Sheet): number {
  const { width } = textColumn(sheet);
  const intro = introOf(sheet).map(({ text, style, gap }) => heightOf(sheet, text, style, width) + gap);
  const rows = rowsOf(sheet).map(
    ([, value]) => heightOf(sheet, value, styles.figure, width - labelWidth) + rowGap,
  );
  return [...intro, ...rows].reduce((sum, height) => sum + height, -rowGap);
}

/** Height in points of what `drawTransferBox` draws. */
export function heightOfTransferBox(sheet: Sheet): number {
  return Math.max(hasCode(sheet) ? code.size : 0, heightOfText(sheet)) + 2 * padding;
}

function drawText(sheet: Sheet, top: number): void {
  const { x, width } = textColumn(sheet);
  let y = top;
  for (const { text, style, gap } of introOf(sheet)) y += write(sheet, text, style, { x, y, width }) + gap;
  for (const [name, value] of rowsOf(sheet)) {
    write(sheet, name, styles.soft, { x, y: y + 0.6, width: labelWidth });
    y += write(sheet, value, styles.figure, { x: x + labelWidth, y, width: width - labelWidth }) + rowGap;
  }
}

/** Draws the data of a bank transfer, for euros with an EPC QR code, into a box at the sheet's place. */
export function drawTransferBox(sheet: Sheet): void {
  const { pdf, document } = sheet;
  const top = sheet.y;
  const height = heightOfTransferBox(sheet);
  pdf.roundedRect(page.left, top, page.inner, height, 4).lineWidth(0.6).strokeColor(ink.rule).stroke();
  if (hasCode(sheet)) {
    drawCode(sheet, epcPayload(document), page.left + padding, top + (height - code.size) / 2);
  }
  drawText(sheet, top + (height - heightOfText(sheet)) / 2);
  sheet.y = top + height;
}

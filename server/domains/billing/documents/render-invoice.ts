import { buffer } from "node:stream/consumers";
import { attachFacturX } from "../e-invoices/factur-x.ts";
import { assertAddsUp, assertPayable } from "./assert-document.ts";
import { type InvoiceDocument, isPayable, type Translate } from "./invoice-document.ts";
import { drawLetterhead, leadOf } from "./letterhead.ts";
import { drawLines } from "./line-table.ts";
import { drawFeet, heightOfFoot, startPage } from "./running-matter.ts";
import { mm, openSheet, page, type Sheet, styles, write } from "./sheet.ts";
import { drawSwissPaymentPart, paymentPartHeight } from "./swiss-payment-part.ts";
import { drawTotals, heightOfTotals } from "./totals.ts";
import { drawTransferBox, heightOfTransferBox } from "./transfer-box.ts";

/** How far above the edge of the paper, or above the payment part, the foot ends. */
const footMargin = { paper: mm(9), paymentPart: mm(2.5) } as const;
const gapAboveFoot = mm(4);

const footTop = (sheet: Sheet) => page.height - footMargin.paper - heightOfFoot(sheet);
const footTopAbovePaymentPart = (sheet: Sheet) =>
  page.height - paymentPartHeight - footMargin.paymentPart - heightOfFoot(sheet);

function startPaymentPage(sheet: Sheet): void {
  startPage(sheet);
  const place = { x: page.left, width: page.inner };
  sheet.y += write(sheet, sheet.t("documents:payment.title"), styles.title, { ...place, y: sheet.y }) + mm(1);
  sheet.y += write(sheet, leadOf(sheet), styles.lead, { ...place, y: sheet.y }) + mm(5);
}

/** Draws how to pay; gives the index of the page that the Swiss payment part is on, if there is one. */
function drawPayment(sheet: Sheet): number | undefined {
  if (sheet.document.currency !== "CHF") {
    sheet.y += mm(6);
    if (sheet.y + heightOfTransferBox(sheet) > sheet.bottom) startPaymentPage(sheet);
    drawTransferBox(sheet);
    return undefined;
  }
  if (sheet.y > footTopAbovePaymentPart(sheet) - gapAboveFoot) startPaymentPage(sheet);
  drawSwissPaymentPart(sheet);
  return sheet.pdf.bufferedPageRange().count - 1;
}

/**
 * Draws an invoice or pro-forma invoice as a PDF on A4 (MON-4); with its e-invoice (CII) inside it is a Factur-X file, which looks the
 * same. The same document and texts give the same bytes. A document whose parts do not add up, or that could not be paid as it says,
 * throws a RangeError.
 */
export async function renderInvoice(document: InvoiceDocument, t: Translate, cii?: Buffer): Promise<Buffer> {
  assertAddsUp(document);
  if (isPayable(document)) assertPayable(document);
  const sheet = openSheet(document, t, cii !== undefined);
  if (cii) attachFacturX(sheet.pdf, document, cii);
  const bytes = buffer(sheet.pdf);
  sheet.bottom = footTop(sheet) - gapAboveFoot;
  drawLetterhead(sheet);
  drawLines(sheet, heightOfTotals(sheet));
  if (sheet.y + heightOfTotals(sheet) > sheet.bottom) startPage(sheet);
  drawTotals(sheet);
  const paymentPage = isPayable(document) ? drawPayment(sheet) : undefined;
  drawFeet(sheet, (index) => (index === paymentPage ? footTopAbovePaymentPart(sheet) : footTop(sheet)));
  sheet.pdf.end();
  return bytes;
}

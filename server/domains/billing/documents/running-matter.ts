import { countryName, streetAndTown } from "./postal-address.ts";
import { heightOf, mm, type OnLetterPaper, page, rule, type Sheet, styles, titleOf, write } from "./sheet.ts";

/** Begins a page after the first, with a head that says to which document it belongs. */
export function startPage(sheet: Sheet): void {
  startPageOf(sheet, titleOf(sheet.document, sheet.t));
}

/** Begins a page after the first of what has this title. */
export function startPageOf(sheet: OnLetterPaper & Pick<Sheet, "y">, title: string): void {
  const { pdf, document } = sheet;
  pdf.addPage();
  const y = mm(15);
  const width = page.inner / 2 - mm(2);
  write(sheet, document.customer.name, styles.soft, {
    ...{ x: page.right - width, y, width },
    ...{ align: "right", oneLine: true },
  });
  const height = write(sheet, title, styles.soft, { x: page.left, y, width });
  sheet.y = y + height + mm(5);
}

function linesOf({ document, t }: OnLetterPaper): string {
  const { provider, language } = document;
  const { address, vatNumber, phone, email, website } = provider;
  const postal = [provider.name, ...streetAndTown(address), countryName(address.country, language)];
  const vat = vatNumber && t("documents:foot.vat_number", { number: vatNumber });
  const contact = [vat, phone, email, website].filter(Boolean);
  return [postal, contact].map((parts) => parts.join(" · ")).join("\n");
}

const foot = { width: mm(150), gap: mm(1.6) } as const;

/** Height of the foot in points. */
export function heightOfFoot(sheet: OnLetterPaper): number {
  return foot.gap + heightOf(sheet, linesOf(sheet), styles.small, foot.width);
}

/** Draws the foot of each page: the provider's legal data and the number of the page; `top` says where it begins. */
export function drawFeet(sheet: OnLetterPaper, top: (pageIndex: number) => number): void {
  const { pdf, t } = sheet;
  const { start, count } = pdf.bufferedPageRange();
  const text = linesOf(sheet);
  const numberX = page.left + foot.width;
  for (let index = 0; index < count; index += 1) {
    pdf.switchToPage(start + index);
    rule(sheet, top(index));
    const y = top(index) + foot.gap;
    write(sheet, text, styles.small, { x: page.left, y, width: foot.width });
    const number = t("documents:foot.page", { page: index + 1, pages: count });
    write(sheet, number, styles.small, { x: numberX, y, width: page.right - numberX, align: "right" });
  }
}

import { readFileSync } from "node:fs";
import PDFDocument from "pdfkit";
import type { Day } from "../../../../common/dates.ts";
import type { InvoiceDocument, Translate } from "./invoice-document.ts";

/** Millimetres in points, the unit of PDF. */
export const mm = (millimetres: number) => (millimetres * 72) / 25.4;

/** Where things stand on A4, in points from the top left corner. */
export const page = {
  width: mm(210),
  height: mm(297),
  left: mm(22),
  right: mm(188),
  inner: mm(166),
} as const;

export const ink = { text: "#16191d", soft: "#5a626c", rule: "#cfd5db" } as const;

export interface Style {
  readonly font: "Inter" | "Inter-SemiBold";
  readonly size: number;
  readonly color: string;
  /** Space between lines, in points. */
  readonly gap: number;
  /** Figures of one width, so that they stand under each other. Not for text: hyphens become as wide as a figure. */
  readonly tabular?: boolean;
}

export const styles = {
  title: { font: "Inter-SemiBold", size: 17, color: ink.text, gap: 0 },
  lead: { font: "Inter", size: 10, color: ink.text, gap: 1.5 },
  heading: { font: "Inter-SemiBold", size: 10, color: ink.text, gap: 1 },
  address: { font: "Inter", size: 10, color: ink.text, gap: 1.2 },
  body: { font: "Inter", size: 8.75, color: ink.text, gap: 1.4 },
  figure: { font: "Inter", size: 8.75, color: ink.text, gap: 1.4, tabular: true },
  total: { font: "Inter-SemiBold", size: 11, color: ink.text, gap: 0, tabular: true },
  soft: { font: "Inter", size: 8, color: ink.soft, gap: 1.2 },
  small: { font: "Inter", size: 7, color: ink.soft, gap: 1.4 },
} as const satisfies Record<string, Style>;

/** Anything that is drawn. */
export type OnPaper = Pick<Sheet, "pdf">;

/** Anything with the provider's head and foot: invoices, statements. */
export interface OnLetterPaper extends Pick<Sheet, "pdf" | "t"> {
  readonly document: Pick<InvoiceDocument, "provider" | "customer" | "language">;
}

/** A document being drawn. */
export interface Sheet {
  readonly pdf: PDFKit.PDFDocument;
  readonly document: InvoiceDocument;
  readonly t: Translate;
  /** Where the next thing stands on the current page. */
  y: number;
  /** Where the room for it ends, above the foot. */
  bottom: number;
}

// Inter for our own text, with tabular figures. The payment part must be set in Arial, Frutiger, Helvetica or
// Liberation Sans (Swiss QR-bill guidelines 2.3, section 3.4); Arimo is the design that Liberation Sans consists of.
const fontFiles = {
  Inter: import.meta.resolve("@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf"),
  "Inter-SemiBold": import.meta.resolve("@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf"),
  "Liberation Sans": import.meta.resolve("@expo-google-fonts/arimo/400Regular/Arimo_400Regular.ttf"),
  "Liberation Sans-Bold": import.meta.resolve("@expo-google-fonts/arimo/700Bold/Arimo_700Bold.ttf"),
} as const;
const fontBytes = new Map<string, Buffer>();

function bytesOf(file: string): Buffer {
  const known = fontBytes.get(file);
  if (known) return known;
  const bytes = readFileSync(new URL(file));
  fontBytes.set(file, bytes);
  return bytes;
}

/** What a file says about itself. */
export interface FileFacts {
  readonly title: string;
  /** Left out of an archival file, whose metadata name the author by themselves. */
  readonly author?: string;
  readonly language: string;
  readonly madeOn: Day;
  /** PDF/A-3b (ISO 19005-3): nothing is missing to show it in many years, and it may carry files. */
  readonly isArchival?: boolean;
}

/** Opens an empty file of A4 pages, the same bytes for the same facts. */
export function openPdf({ title, author, language, madeOn, isArchival }: FileFacts): PDFKit.PDFDocument {
  const created = Temporal.PlainDate.from(madeOn).toZonedDateTime("UTC").epochMilliseconds;
  const pdf = new PDFDocument({
    ...(isArchival ? { pdfVersion: "1.7" as const, subset: "PDF/A-3b" as const } : {}),
    size: [page.width, page.height],
    margin: 0,
    bufferPages: true,
    autoFirstPage: false,
    displayTitle: true,
    lang: language,
    info: {
      Title: title,
      ...(author === undefined ? {} : { Author: author }),
      Creator: "Chalet",
      Producer: "PDFKit",
      CreationDate: new Date(created),
    },
  });
  for (const [name, file] of Object.entries(fontFiles)) pdf.registerFont(name, bytesOf(file));
  pdf.addPage();
  return pdf;
}

/** Opens an empty document. All that would differ from one rendering to the next is taken from the document itself. */
export function openSheet(document: InvoiceDocument, t: Translate, isArchival = false): Sheet {
  const { provider, language, issuedOn } = document;
  const pdf = openPdf({
    ...{ title: titleOf(document, t), language, madeOn: issuedOn, isArchival },
    ...(isArchival ? {} : { author: provider.name }),
  });
  return { pdf, document, t, y: 0, bottom: page.height };
}

const titles: Readonly<Record<InvoiceDocument["kind"], string>> = {
  invoice: "documents:title.invoice",
  proforma: "documents:title.proforma",
  top_up: "documents:title.top_up",
  credit_note: "documents:title.credit_note",
};

/** "Invoice 100042": the name of the document on paper, in the file and in the payment. */
export function titleOf(document: InvoiceDocument, t: Translate): string {
  return t(titles[document.kind], { number: document.number });
}

export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly align?: "left" | "right";
  /** What does not fit on one line is cut, with an ellipsis. */
  readonly oneLine?: boolean;
}

// Control characters have no shape, and Inter has none for the soft hyphen.
const printable = (text: string) => text.replaceAll("\u00ad", "").replace(/[^\P{Cc}\n]/gu, " ");

function select(sheet: OnPaper, style: Style) {
  return sheet.pdf.font(style.font).fontSize(style.size).fillColor(style.color);
}

function settingOf(style: Style): PDFKit.Mixins.TextOptions {
  return { lineGap: style.gap, ...(style.tabular ? { features: ["tnum"] } : {}) };
}

/** Height in points of a text set in a width. */
export function heightOf(sheet: OnPaper, text: string, style: Style, width: number): number {
  return select(sheet, style).heightOfString(printable(text), { width, ...settingOf(style) });
}

/** Width in points of a text on one line. */
export function widthOf(sheet: OnPaper, text: string, style: Style): number {
  return select(sheet, style).widthOfString(printable(text), settingOf(style));
}

/** Sets a text into a width and gives its height in points. */
export function write(sheet: OnPaper, text: string, style: Style, place: Place): number {
  const height = heightOf(sheet, place.oneLine ? "X" : text, style, place.width);
  select(sheet, style).text(printable(text), place.x, place.y, {
    width: place.width,
    align: place.align ?? "left",
    ...(place.oneLine ? { height, ellipsis: true } : {}),
    ...settingOf(style),
  });
  return height;
}

/** A horizontal rule across the page's text, or from one x to another. */
export function rule(
  sheet: OnPaper,
  y: number,
  color: string = ink.rule,
  thickness = 0.6,
  from: number = page.left,
  to: number = page.right,
): void {
  sheet.pdf.moveTo(from, y).lineTo(to, y).lineWidth(thickness).strokeColor(color).stroke();
}

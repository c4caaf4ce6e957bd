import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { promisify } from "node:util";
import { translator } from "../../../platform/i18n/i18n.ts";
import { buildInvoiceDocument, type DocumentOverrides } from "./invoice-document.factory.ts";
import { renderInvoice } from "./render-invoice.ts";

/** A customer in Germany, with letters of Latin Extended-A. */
export const german = {
  name: "Škoda Łukasz Ożóg Őr GmbH",
  attention: "Frau von Hohenstein-Waldburg",
  address: {
    street: "Königstraße",
    buildingNumber: "12a",
    postalCode: "70173",
    town: "Stuttgart",
    country: "DE",
  },
  vatNumber: "DE136695976",
};

/** What makes a document one in euros. */
export const euros = {
  currency: "EUR",
  customer: german,
  reference: { kind: "SCOR", value: "RF18539007547034" },
} as const;

/** The PDF of a document that differs from the usual one as told. */
export function rendered(over: DocumentOverrides = {}): Promise<Buffer> {
  const document = buildInvoiceDocument(over);
  return renderInvoice(document, translator(document.language));
}

const run = promisify(execFile);

async function isInstalled(tool: string): Promise<boolean> {
  const failure = await run(tool, ["--version"]).catch((error: NodeJS.ErrnoException) => error);
  return !("code" in failure && failure.code === "ENOENT");
}

/** Skips a test on a machine without Debian's poppler-utils and zbar-tools. */
export async function skippedWithoutTools(t: TestContext): Promise<boolean> {
  const installed = await Promise.all(["pdftotext", "zbarimg"].map(isInstalled));
  if (installed.every(Boolean)) return false;
  t.skip("poppler-utils and zbar-tools are not installed");
  return true;
}

async function withFile<T>(pdf: Uint8Array, use: (file: string, folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "chalet-document-"));
  try {
    const file = join(folder, "document.pdf");
    await writeFile(file, pdf);
    return await use(file, folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

const plain = (text: string) => text.replace(/\u00a0/g, " ");

/** The text of each page as it stands on paper, with plain spaces. */
export function textOfPages(pdf: Uint8Array): Promise<string[]> {
  return withFile(pdf, async (file) => {
    const { stdout } = await run("pdftotext", ["-layout", file, "-"], { maxBuffer: 2 ** 26 });
    return plain(stdout).split("\f").slice(0, -1);
  });
}

/** The text of all pages on one line, with single spaces. */
export async function textOf(pdf: Uint8Array): Promise<string> {
  return (await textOfPages(pdf)).join("\n").replace(/\s+/g, " ");
}

export interface Word {
  readonly text: string;
  /** Edges in millimetres from the top left corner of the page. */
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The words of each page with their places. */
export function wordsOfPages(pdf: Uint8Array): Promise<Word[][]> {
  return withFile(pdf, async (file) => {
    const { stdout } = await run("pdftotext", ["-bbox", file, "-"], { maxBuffer: 2 ** 26 });
    const millimetres = (points: string | undefined) => (Number(points) * 25.4) / 72;
    const word = /<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*)<\/word>/g;
    return stdout
      .split("<page ")
      .slice(1)
      .map((page) =>
        [...page.matchAll(word)].map(([, left, top, right, bottom, text = ""]) => ({
          ...{ text, left: millimetres(left), top: millimetres(top) },
          ...{ right: millimetres(right), bottom: millimetres(bottom) },
        })),
      );
  });
}

/** What a banking app reads from the QR codes of the pages, rendered as a printer would. */
export function scanPages(pdf: Uint8Array): Promise<string[]> {
  return withFile(pdf, async (file, folder) => {
    await run("pdftoppm", ["-r", "200", "-gray", "-png", file, join(folder, "page")]);
    const pictures = (await readdir(folder)).filter((name) => name.endsWith(".png")).toSorted();
    const found: string[] = [];
    for (const picture of pictures) {
      // zbarimg ends with 4 where a page has no code.
      const scan = run("zbarimg", [
        "--quiet",
        "--raw",
        "-Sdisable",
        "-Sqrcode.enable",
        join(folder, picture),
      ]);
      const { stdout } = await scan.catch((error: { code?: number }) => {
        if (error.code === 4) return { stdout: "" };
        throw error;
      });
      if (stdout !== "") found.push(stdout.replace(/\n$/, ""));
    }
    return found;
  });
}

/** The files inside a PDF, by their names. */
export function attachmentsOf(pdf: Uint8Array): Promise<Map<string, Buffer>> {
  return withFile(pdf, async (file, folder) => {
    const inside = join(folder, "attachments");
    await mkdir(inside);
    await run("pdfdetach", ["-saveall", "-o", inside, file]);
    const names = await readdir(inside);
    return new Map(
      await Promise.all(names.map(async (name) => [name, await readFile(join(inside, name))] as const)),
    );
  });
}

/** The metadata of a PDF, as XMP. */
export function metadataOf(pdf: Uint8Array): Promise<string> {
  return withFile(pdf, async (file) => (await run("pdfinfo", ["-meta", file])).stdout);
}

/** What poppler's pdfinfo or pdffonts say about a file. */
export function reportOf(tool: "pdfinfo" | "pdffonts", pdf: Uint8Array): Promise<string> {
  return withFile(pdf, async (file) => (await run(tool, [file])).stdout);
}

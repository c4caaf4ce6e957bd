export type AttachmentExtension = "png" | "jpg" | "webp" | "gif" | "pdf" | "txt";

/** Endings of names that fit a kind. A name says nothing by itself, but one that belies its content is refused (ASVS 5.2.2). */
const endings: Record<AttachmentExtension, readonly string[]> = {
  png: ["png"],
  jpg: ["jpg", "jpeg"],
  webp: ["webp"],
  gif: ["gif"],
  pdf: ["pdf"],
  txt: ["txt", "log", "csv", "eml"],
};

/** What a file is by its first bytes, where its name says the same; undefined for all that is not taken. */
export function kindOfFile(name: string, bytes: Buffer): AttachmentExtension | undefined {
  const kind = kindOfBytes(bytes);
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? "";
  return kind && endings[kind].includes(ending) ? kind : undefined;
}

function kindOfBytes(bytes: Buffer): AttachmentExtension | undefined {
  const begins = (text: string, at = 0) => bytes.toString("latin1", at, at + text.length) === text;
  if (begins("\x89PNG\r\n\x1a\n")) return "png";
  if (begins("\xff\xd8\xff")) return "jpg";
  if (begins("RIFF") && begins("WEBP", 8)) return "webp";
  if (begins("GIF87a") || begins("GIF89a")) return "gif";
  if (begins("%PDF-")) return "pdf";
  return isText(bytes) ? "txt" : undefined;
}

/** UTF-8 without control characters but those of lines; nothing that a browser could take for a page. */
function isText(bytes: Buffer): boolean {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return !/(?![\t\n\f\r])\p{Cc}/u.test(text) && !/^\s*</.test(text);
  } catch {
    return false;
  }
}

/** A part of a text: words, or the address of a page. */
export interface TextPart {
  readonly text: string;
  /** Where it begins in the whole text. */
  readonly at: number;
  readonly url?: string;
}

/** Cuts a plain text at the addresses of pages in it (http and https alone); a full stop behind one belongs to the sentence. */
export function linksIn(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let at = 0;
  for (const { 0: found, index } of text.matchAll(/https?:\/\/[^\s<>"']+/gi)) {
    const address = found.replace(/[.,;:!?)\]]+$/, "");
    if (!URL.canParse(address)) continue;
    if (index > at) parts.push({ text: text.slice(at, index), at });
    parts.push({ text: address, at: index, url: new URL(address).href });
    at = index + address.length;
  }
  if (at < text.length) parts.push({ text: text.slice(at), at });
  return parts;
}

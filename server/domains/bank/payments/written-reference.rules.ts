import {
  isCreditorReference,
  isQrReference,
  kindOfReference,
  normalizeReference,
} from "../../../../common/references.ts";

const digitRuns = /\d(?:[ .]?\d){26,}/g;
const creditorRuns = /\bRF\s?\d\s?\d(?:\s?[0-9A-Z]){1,34}/gi;
const qrLength = 27;
const longestCreditor = 25;
const most = 40;

/** Right references that stand in a payer's texts, however they are grouped: what may be one, to be looked up. */
export function referencesIn(texts: readonly (string | null)[]): string[] {
  const found = texts.flatMap((text) => (text === null ? [] : [...qrIn(text), ...creditorsIn(text)]));
  return [...new Set(found)].slice(0, most);
}

function qrIn(text: string): string[] {
  return (text.match(digitRuns) ?? []).flatMap((run) => {
    const digits = run.replaceAll(/\D/g, "");
    const starts = Array.from({ length: digits.length - qrLength + 1 }, (_, index) => index);
    return starts.map((start) => digits.slice(start, start + qrLength)).filter(isQrReference);
  });
}

/** Where it ends cannot be seen, for letters may follow: every beginning with right check digits. */
function creditorsIn(text: string): string[] {
  return (text.match(creditorRuns) ?? []).flatMap((run) => {
    const all = normalizeReference(run).slice(0, longestCreditor);
    const lengths = Array.from({ length: Math.max(0, all.length - 4) }, (_, index) => index + 5);
    return lengths.map((length) => all.slice(0, length)).filter(isCreditorReference);
  });
}

/**
 * References with right check digits that are one slip of the hand away from a wrong one: another digit, two digits that changed
 * places, one missing or one too many. Nothing for a reference that is right by itself: it is another one, not a mistake.
 */
export function referencesNear(written: string | null): string[] {
  if (written === null) return [];
  const text = normalizeReference(written).replaceAll(/[.\-/]/g, "");
  if (kindOfReference(text) !== "invalid-or-other") return [];
  if (/^\d{26,28}$/.test(text)) return slips(text, 0).filter(isQrReference);
  return /^RF\d{4,23}$/.test(text) ? slips(text, 2).filter(isCreditorReference) : [];
}

/** Every text that differs from this one by one slip, from a place on. */
function slips(text: string, from: number): string[] {
  const digits = [..."0123456789"];
  const places = Array.from({ length: text.length - from }, (_, index) => index + from);
  const put = (at: number, removed: number, inserted: string) =>
    text.slice(0, at) + inserted + text.slice(at + removed);
  const made = [...places, text.length].flatMap((at) => [
    ...(at < text.length ? [put(at, 1, ""), ...digits.map((digit) => put(at, 1, digit))] : []),
    ...(at + 1 < text.length ? [put(at, 2, `${text[at + 1]}${text[at]}`)] : []),
    ...digits.map((digit) => put(at, 0, digit)),
  ]);
  return [...new Set(made)].filter((one) => one !== text);
}
